using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Data.Sqlite;

/// <summary>Puts a copy of the database in the place of the present one, which is set aside and never overwritten.</summary>
public static class SqliteRestore
{
    private const string Half = "portal.db.restoring";

    /// <summary>Restores a file.</summary>
    /// <returns>The folder that the present database was set aside in; null when there was none.</returns>
    /// <exception cref="InvalidOperationException">The database was moved to a server.</exception>
    /// <exception cref="DatabaseRefusedException">A portal runs on the directory, or the file is missing, damaged, another program's or of a newer portal.</exception>
    public static async Task<string?> RunAsync(DataDirectory directory, string file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var processLock = DirectoryLock.Take(directory);
        MovedMark.Refuse(directory);
        if (!File.Exists(file))
            throw new DatabaseRefusedException(new BilingualText($"没有文件 {file}。", $"There is no file {file}."));
        var half = directory.File(Half);
        File.Copy(file, half, overwrite: true);
        try
        {
            DatabaseCopy.Flush(half);
            await RefuseUnfitAsync(file, half, cancellationToken);
        }
        catch
        {
            File.Delete(half);
            throw;
        }

        var aside = SetAside(directory, now);
        File.Move(half, directory.DatabaseFile, overwrite: false);
        return aside;
    }

    /// <summary>A restore that was killed between its two moves left no database; a portal must not begin with an empty one then.</summary>
    internal static void RefuseHalfDone(DataDirectory directory)
    {
        if (File.Exists(directory.DatabaseFile) || !File.Exists(directory.File(Half))) return;
        throw new DatabaseRefusedException(new BilingualText(
            "上一次恢复没有完成。请重新执行 restore 命令。", "The last restore did not finish. Run the command restore again."));
    }

    private static async Task RefuseUnfitAsync(string file, string copy, CancellationToken cancellationToken)
    {
        if (await DatabaseCopy.FaultOfAsync(copy, cancellationToken) is { } fault)
            throw new DatabaseRefusedException(new BilingualText($"{file} 不是完好的数据库：{fault}", $"{file} is no whole database: {fault}"));
        var applied = await DatabaseCopy.MigrationsOfAsync(copy, cancellationToken);
        if (applied.Count == 0)
            throw new DatabaseRefusedException(new BilingualText($"{file} 不是门户的数据库。", $"{file} is not a portal's database."));
        await using var context = new SqliteDesignTimeFactory().CreateDbContext([]);
        SqliteUpgrade.RefuseNewer(file, applied, context.Database.GetMigrations());
    }

    /// <summary>The log of the last writes belongs to the file: one without the other is damaged.</summary>
    private static string? SetAside(DataDirectory directory, DateTimeOffset now)
    {
        var present = new[] { "", "-wal", "-shm" }.Select(part => directory.DatabaseFile + part).Where(File.Exists).ToList();
        if (present.Count == 0) return null;
        var aside = new BackupFolder(directory).SetAside(now);
        foreach (var part in present) File.Move(part, Path.Combine(aside, Path.GetFileName(part)), overwrite: false);
        return aside;
    }
}
