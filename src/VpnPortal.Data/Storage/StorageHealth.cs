using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace VpnPortal.Data.Storage;

/// <summary>
/// Knows whether things can be stored: from the outcome of the last write, and from the free space of the data directory when the
/// database lies there. Only a write that is done ends the read-only condition, so nobody has to reset anything.
/// </summary>
public sealed class StorageHealth(DataDirectory directory, IConfiguration configuration, IOptions<StorageOptions> options, TimeProvider time)
{
    private const long Megabyte = 1024 * 1024;
    private readonly bool isFile = configuration.Provider() == DatabaseProvider.Sqlite;
    private volatile Refusal? refusal;
    private long writtenAt;

    /// <summary>The condition now.</summary>
    public StorageCondition Condition => refusal is { } refused
        ? new(StorageLevel.ReadOnly, refused.Cause, directory.FreeBytes, refused.Since)
        : Spacious(directory.FreeBytes);

    /// <summary>Which database it is about.</summary>
    public DatabaseProvider Provider => isFile ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSql;

    /// <summary>When something was last stored by this process; null before the first time.</summary>
    public DateTimeOffset? WrittenAt => Interlocked.Read(ref writtenAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>A write was done.</summary>
    public void Written()
    {
        Interlocked.Exchange(ref writtenAt, time.GetUtcNow().UtcTicks);
        refusal = null;
    }

    /// <summary>A write ended in a fault; one that is not the storage's own changes nothing.</summary>
    public void Refused(Exception fault)
    {
        if (StorageFault.CauseOf(fault) is { } cause) refusal = new Refusal(Told(cause), refusal?.Since ?? time.GetUtcNow());
    }

    /// <summary>SQLite calls some writes that find no room an error of the disk.</summary>
    private StorageCause Told(StorageCause cause) => cause == StorageCause.Broken && isFile && directory.FreeBytes < Megabyte ? StorageCause.Full : cause;

    private StorageCondition Spacious(long? free)
    {
        var level = free is not { } bytes || !isFile ? StorageLevel.Sound
            : bytes < options.Value.NoNewRunsBelowMegabytes * Megabyte ? StorageLevel.Short
            : bytes < options.Value.WarnBelowMegabytes * Megabyte ? StorageLevel.Low : StorageLevel.Sound;
        return new(level, null, free, null);
    }

    private sealed record Refusal(StorageCause Cause, DateTimeOffset Since);
}
