using Microsoft.Extensions.Options;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Storage;

namespace VpnPortal.Data.Sqlite;

/// <summary>Copies of the database file in the data directory, one at a time.</summary>
public sealed class SqliteBackups(DataDirectory directory, WriteGate gate, IOptions<BackupOptions> options, TimeProvider time) : IDatabaseBackups, IDisposable
{
    /// <summary>A copy never takes the last of the disk: the portal needs it more.</summary>
    private const long Reserve = 50 * 1024 * 1024;

    /// <summary>An unfinished copy of that age belongs to a process that died.</summary>
    private static readonly TimeSpan LongestCopy = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly BackupFolder folder = new(directory);
    private long copied = -1;

    /// <inheritdoc/>
    public bool AreOurs => true;

    /// <inheritdoc/>
    public bool IsChanged => Interlocked.Read(ref copied) != gate.Changes;

    /// <inheritdoc/>
    public IReadOnlyList<BackupFile> List() => folder.List();

    /// <inheritdoc/>
    public async Task<BackupFile> MakeAsync(BackupKind kind, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var (changes, at) = (gate.Changes, time.GetUtcNow());
            var target = folder.PathOf(kind, at);
            RefuseWithoutRoom();
            await DatabaseCopy.MakeAsync(directory.DatabaseFile, target, cancellationToken);
            Interlocked.Exchange(ref copied, changes);
            Tidy(at);
            return new BackupFile(target, kind, at, new FileInfo(target).Length);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private void RefuseWithoutRoom()
    {
        var needed = new FileInfo(directory.DatabaseFile).Length + Reserve;
        if (directory.FreeBytes is not { } free || free >= needed) return;
        throw new DatabaseRefusedException(new BilingualText(
            $"磁盘空间不足，无法备份：需要 {Megabytes(needed)} MB，剩余 {Megabytes(free)} MB。请释放 {directory.Path} 所在磁盘的空间。",
            $"There is no room for a backup: {Megabytes(needed)} MB are needed, {Megabytes(free)} MB are free. Free some space on the disk of {directory.Path}."));
    }

    private void Tidy(DateTimeOffset now)
    {
        foreach (var expired in BackupRetention.Expired(folder.List(), options.Value)) File.Delete(expired.Path);
        foreach (var part in new DirectoryInfo(directory.BackupFolder).EnumerateFiles("*" + DatabaseCopy.Unfinished))
            if (now.UtcDateTime - part.LastWriteTimeUtc > LongestCopy) part.Delete();
    }

    private static long Megabytes(long bytes) => bytes / (1024 * 1024);
}
