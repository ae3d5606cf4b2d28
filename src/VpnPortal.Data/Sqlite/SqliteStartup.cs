using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Secrets;

namespace VpnPortal.Data.Sqlite;

/// <summary>Makes the database file ready before anything else runs: one process, current schema, whole file.</summary>
public sealed class SqliteStartup(IDbContextFactory<PortalDbContext> contexts, DataDirectory directory, SecretKeyCheck keyCheck, TimeProvider time)
    : IDatabaseStartup, IDisposable
{
    private DirectoryLock? processLock;

    /// <summary>Locks the data directory for this process, copies and migrates, and checks the file.</summary>
    /// <exception cref="InvalidOperationException">
    /// Another portal uses the directory, the file is damaged, was moved or is of a newer portal, or the secret key is not the one that sealed what is stored.
    /// </exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        processLock = DirectoryLock.Take(directory);
        try
        {
            MovedMark.Refuse(directory);
            SqliteRestore.RefuseHalfDone(directory);
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await PrepareAsync(context, directory, time, cancellationToken);
            await keyCheck.RunAsync(context, directory.DatabaseFile, cancellationToken);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose() => processLock?.Dispose();

    /// <summary>Copies, migrates and checks the file; the caller has the lock of its directory.</summary>
    internal static async Task PrepareAsync(PortalDbContext context, DataDirectory directory, TimeProvider time, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);
        await ClearStaleMigrationLock(context, cancellationToken);
        await new SqliteUpgrade(directory, time).RunAsync(context, cancellationToken);
        var check = await context.Database.SqlQueryRaw<string>("PRAGMA quick_check").ToListAsync(cancellationToken);
        if (check is not ["ok"])
            throw new DatabaseRefusedException(new BilingualText(
                $"数据库 {directory.DatabaseFile} 已损坏（{check.FirstOrDefault()}）。请用 restore 命令恢复 {directory.BackupFolder} 中的备份。",
                $"The database {directory.DatabaseFile} is damaged ({check.FirstOrDefault()}). Put back a backup from {directory.BackupFolder} with the command restore."));
    }

    /// <summary>
    /// EF takes a lock row without a time limit; a process killed during a migration leaves it behind and every later start hangs.
    /// The directory lock above proves that nobody else is migrating.
    /// </summary>
    private static async Task ClearStaleMigrationLock(PortalDbContext context, CancellationToken cancellationToken)
    {
        var tables = await context.Database
            .SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .ToListAsync(cancellationToken);
        if (tables.Count > 0)
            await context.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
    }
}
