using Microsoft.EntityFrameworkCore;
using Npgsql;
using VpnPortal.Core.Auditing;
using VpnPortal.Data.Postgres;
using VpnPortal.Data.Rows;
using VpnPortal.Data.Sqlite;
using VpnPortal.Data.Stores;

namespace VpnPortal.Data.Moving;

/// <summary>What a move came to.</summary>
/// <param name="Rows">Rows that lie on the server now.</param>
/// <param name="IsRepeated">All of it was there already.</param>
public sealed record MoveOutcome(long Rows, bool IsRepeated);

/// <summary>
/// Moves everything from the SQLite file of a data directory to an empty database on a server, in one transaction there: whoever kills it in the middle
/// finds an empty database, and repeats it. From its beginning no portal starts on the file any more.
/// </summary>
public sealed class MoveToPostgres(DataDirectory directory, NpgsqlDataSource target, TimeProvider time)
{
    private const string MovedFrom = "moved-from";

    /// <summary>Moves, or finds that it was moved.</summary>
    /// <exception cref="InvalidOperationException">There is nothing to move, a portal uses the directory, or the target holds something else.</exception>
    public async Task<MoveOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(directory.DatabaseFile)) throw new InvalidOperationException($"There is no database {directory.DatabaseFile} to move.");
        using var directoryLock = DirectoryLock.Take(directory);
        MovedMark.Leave(directory, time.GetUtcNow());
        using var gate = new WriteGate();
        await using var source = new SqlitePortalDbContext(SourceOptions(), gate);
        await SqliteStartup.PrepareAsync(source, directory, time, cancellationToken);
        var identity = await IdentityAsync(source, cancellationToken);

        await using var context = new PostgresPortalDbContext(new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql(target).Options);
        await using var turn = await PostgresTurn.TakeAsync(target, time, cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Marks.FindAsync([MovedFrom], cancellationToken) is { } mark && mark.Value == identity)
            return new MoveOutcome(await TableCopies.CountAsync(context, cancellationToken), IsRepeated: true);
        if (await TableCopies.CountAsync(context, cancellationToken) > 0)
            throw new InvalidOperationException("The database on the server is not empty. A move needs one that no portal has worked on.");
        var rows = await TableCopies.CopyAllAsync(source, context, cancellationToken);
        context.ChangeTracker.Clear();
        context.Marks.Add(new MarkRow { Name = MovedFrom, Value = identity });
        context.AddAudit(time.GetUtcNow(), new AuditEvent(AuditCodes.DatabaseMoved, Actor.Portal, new Subject("database", "", "PostgreSQL")));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new MoveOutcome(rows, IsRepeated: false);
    }

    private DbContextOptions<SqlitePortalDbContext> SourceOptions() => new DbContextOptionsBuilder<SqlitePortalDbContext>()
        .UseSqlite($"Data Source={directory.DatabaseFile};Pooling=False").AddInterceptors(new ConnectionPragmas()).Options;

    /// <summary>Something that tells this file from every other.</summary>
    private static async Task<string> IdentityAsync(PortalDbContext source, CancellationToken cancellationToken)
    {
        const string Name = "identity";
        if (await source.Marks.FindAsync([Name], cancellationToken) is { } mark) return mark.Value;
        var identity = Guid.NewGuid().ToString("N");
        source.Marks.Add(new MarkRow { Name = Name, Value = identity });
        await source.SaveChangesAsync(cancellationToken);
        return identity;
    }
}
