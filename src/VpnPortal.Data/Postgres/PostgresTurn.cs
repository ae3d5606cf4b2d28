using Npgsql;

namespace VpnPortal.Data.Postgres;

/// <summary>
/// One at a time prepares the database on a server. The lock ends with its connection, so a portal that dies meanwhile holds nobody up.
/// </summary>
internal sealed class PostgresTurn : IAsyncDisposable
{
    /// <summary>Any number that nobody else takes locks under.</summary>
    private const long TurnOfPortals = 0x56504E506F727461;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly NpgsqlConnection connection;

    private PostgresTurn(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Waits for the server, which may start at the same time, and for whoever has the turn.</summary>
    /// <exception cref="InvalidOperationException">Somebody has had it for a minute.</exception>
    public static async Task<PostgresTurn> TakeAsync(NpgsqlDataSource source, TimeProvider time, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + LongestWait;
        var turn = new PostgresTurn(await ConnectAsync(source, time, until, cancellationToken));
        await using var attempt = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", turn.connection) { Parameters = { new() { Value = TurnOfPortals } } };
        while (await attempt.ExecuteScalarAsync(cancellationToken) is not true)
        {
            if (time.GetUtcNow() >= until)
                throw new InvalidOperationException("Another portal has been preparing the database for a minute. Look at its log, stop it if it hangs, and start this one again.");
            await Task.Delay(Pause, time, cancellationToken);
        }

        return turn;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await using (var release = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = TurnOfPortals } } })
            await release.ExecuteNonQueryAsync();
        await connection.DisposeAsync();
    }

    private static async Task<NpgsqlConnection> ConnectAsync(NpgsqlDataSource source, TimeProvider time, DateTimeOffset until, CancellationToken cancellationToken)
    {
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
}
