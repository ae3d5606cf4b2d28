using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VpnPortal.Data.Secrets;

namespace VpnPortal.Data.Postgres;

/// <summary>Makes the database on the server ready. Portals that start at once take turns.</summary>
/// <param name="sessionKeys">Present where people sign in.</param>
public sealed class PostgresStartup(
    NpgsqlDataSource source, IDbContextFactory<PortalDbContext> contexts, SecretKeyCheck keyCheck, TimeProvider time, IKeyManager? sessionKeys = null)
    : IDatabaseStartup
{
    private static readonly TimeSpan SessionKeyLifetime = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var turn = await PostgresTurn.TakeAsync(source, time, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        await keyCheck.RunAsync(context, "the database", cancellationToken);
        // Two portals that make their first key at the same time would not know each other's for a day.
        if (sessionKeys is not null && sessionKeys.GetAllKeys().Count == 0)
            sessionKeys.CreateNewKey(time.GetUtcNow(), time.GetUtcNow() + SessionKeyLifetime);
    }
}
