using Microsoft.EntityFrameworkCore;
using VpnPortal.Data.Secrets;

namespace VpnPortal.Data.Sqlite;

/// <summary>Makes the database file ready before anything else runs: one process, current schema, whole file.</summary>
public sealed class SqliteStartup(IDbContextFactory<PortalDbContext> contexts, DataDirectory directory, SecretKeyCheck keyCheck)
    : IDatabaseStartup, IDisposable
{
    private IDisposable? directoryLock;

    /// <summary>Locks the data directory for this process, migrates and checks the file.</summary>
    /// <exception cref="InvalidOperationException">
    /// Another portal uses the directory, the file is damaged or was moved, or the secret key is not the one that sealed what is stored.
    /// </exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        directoryLock = DirectoryLock.Take(directory);
        try
        {
            MovedMark.Refuse(directory);
        }
        catch
        {
            Dispose();
            throw;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await PrepareAsync(context, directory, cancellationToken);
        await keyCheck.RunAsync(context, directory.DatabaseFile, cancellationToken);
    }

    public void Dispose() => directoryLock?.Dispose();

    /// <summary>Migrates and checks the file; the caller has the lock of its directory.</summary>
    internal static async Task PrepareAsync(PortalDbContext context, DataDirectory directory, CancellationToken cancellationToken)
    {
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellationToken);
        await ClearStaleMigrationLock(context, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        var check = await context.Database.SqlQueryRaw<string>("PRAGMA quick_check").ToListAsync(cancellationToken);
        if (check is not ["ok"])
            throw new InvalidOperationException(
                $"The database {directory.DatabaseFile} is damaged ({check.FirstOrDefault()}). Restore a copy of it before starting the portal.");
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
