using Npgsql;

namespace VpnPortal.Data.Postgres;

/// <summary>
/// Short notes between the portals of a team (<c>LISTEN</c> and <c>NOTIFY</c>). Nobody hears his own. A note that is sent while a portal's connection
/// is broken does not reach it.
/// </summary>
public sealed class PostgresChannel(NpgsqlDataSource source)
{
    private const string Channel = "portal_news";
    private const char Separator = ' ';
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(15);
    private readonly string self = Guid.NewGuid().ToString("N");

    /// <summary>Sends notes to the other portals.</summary>
    public async Task SendAsync(IReadOnlyCollection<string> notes, CancellationToken cancellationToken)
    {
        await using var send = source.CreateCommand("SELECT pg_notify($1, note) FROM unnest($2) AS note");
        send.Parameters.Add(new NpgsqlParameter { Value = Channel });
        send.Parameters.Add(new NpgsqlParameter { Value = notes.Select(note => $"{self}{Separator}{note}").ToArray() });
        await send.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Hears notes until the connection breaks, which it tells by an exception.</summary>
    /// <param name="connected">Called when the next note will be heard.</param>
    /// <param name="hear">Called with each note of another portal.</param>
    public async Task ListenAsync(Action connected, Action<string> hear, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, note) =>
        {
            if (note.Payload.Split(Separator, 2) is [var sender, var text] && sender != self) hear(text);
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(cancellationToken);
        connected();
        await using var ask = new NpgsqlCommand("SELECT 1", connection);
        while (true)
        {
            // A connection that a network dropped in silence is noticed by asking.
            if (!await connection.WaitAsync(SignOfLife, cancellationToken)) await ask.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
