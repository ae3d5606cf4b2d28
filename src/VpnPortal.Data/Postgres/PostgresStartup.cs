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
    /// <summary>Any number that nobody else takes locks under.</summary>
    private const long TurnOfPortals = 0x56504E506F727461;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await TakeTurnAsync(connection, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        await keyCheck.RunAsync(context, "the database", cancellationToken);
        // Two portals that make their first key at the same time would not know each other's for a day.
        if (sessionKeys is not null && sessionKeys.GetAllKeys().Count == 0)
            sessionKeys.CreateNewKey(time.GetUtcNow(), time.GetUtcNow().AddDays(90));
        await using var release = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
        await release.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The server may start at the same time as the portal.</summary>
    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + LongestWait;
        while (true)
        {
            try
            {
                return await source.OpenConnectionAsync(cancellationToken);
            }
            catch (NpgsqlException exception) when (StorageFault.Passes(exception) && time.GetUtcNow() < until)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <summary>The lock ends with its connection, so a portal that dies here holds nobody up.</summary>
    private async Task TakeTurnAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + LongestWait;
        await using var attempt = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = TurnOfPortals } } };
        while (await attempt.ExecuteScalarAsync(cancellationToken) is not true)
        {
            if (time.GetUtcNow() >= until)
                throw new InvalidOperationException("Another portal has been preparing the database for a minute. Look at its log, stop it if it hangs, and start this one again.");
            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
