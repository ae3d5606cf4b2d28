using System.Text.Json;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>CloudMonitor's view of the tunnels. The names of its IPsec metrics are not published where we could read them: these are ours.</summary>
internal static class Metrics
{
    private const int MostPoints = 1440;

    /// <summary>The year 2100.</summary>
    private const long LatestMilliseconds = 4_102_444_800_000;

    private static readonly Dictionary<string, (string Kind, string Good)> Known = new(StringComparer.Ordinal)
    {
        ["tunnel.status"] = ("tunnel", Tunnel.Up),
        ["tunnel.bgpStatus"] = ("bgp", "success"),
        ["vpnconnection.healthCheck"] = ("health", HealthCheck.Success),
    };

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Read(
            "DescribeMetricList", Describe,
            Take.OneOf("Namespace", "acs_vpn").Needed, Take.OneOf("MetricName", [.. Known.Keys]).Needed, Take.Text("Dimensions", example: "[{}]"),
            Take.NumberOf("Period", "60", "300", "900"), Take.Number("StartTime", 0, LatestMilliseconds), Take.Number("EndTime", 0, LatestMilliseconds),
            Take.Number("Length", 1, MostPoints)).Everywhere,
    ];

    private static object Describe(Call call)
    {
        var p = call.Parameters;
        var period = TimeSpan.FromSeconds(p.Number("Period") ?? 60);
        var end = p.Number("EndTime") is { } to ? DateTimeOffset.FromUnixTimeMilliseconds(to) : call.Now;
        var start = p.Number("StartTime") is { } from ? DateTimeOffset.FromUnixTimeMilliseconds(from) : end - TimeSpan.FromHours(1);
        if (start > end)
            throw ApiException.Invalid("StartTime", "StartTime lies after EndTime.");
        var (kind, good) = Known[p.Required("MetricName")];
        var points = Subjects(call, kind).SelectMany(s => Points(call.World, s.Connection, s.Tunnel, kind, good, Slots(start, end, period)))
            .Take((int)(p.Number("Length") ?? 1000)).ToList();
        return new { Code = "200", Success = true, Period = $"{period.TotalSeconds:0}", Datapoints = JsonSerializer.Serialize(points) };
    }

    private static IEnumerable<(Connection Connection, Tunnel Tunnel)> Subjects(Call call, string kind)
    {
        var wanted = Dimensions(call);
        return
            from connection in call.World.Connections.Values
            from tunnel in connection.Tunnels
            where wanted.Count == 0 || wanted.Any(d => (d.Connection ?? connection.Id) == connection.Id && (d.Tunnel ?? tunnel.Id) == tunnel.Id)
            where kind != "health" || connection.Health is not null
            select (connection, tunnel);
    }

    private static IEnumerable<object> Points(World world, Connection connection, Tunnel tunnel, string kind, string good, IEnumerable<DateTimeOffset> slots)
    {
        // The log is bounded: where it holds nothing of a tunnel any more, the tunnel has been as it is for long.
        var changes = world.Transitions.Where(t => t.TunnelId == tunnel.Id && t.Kind == kind).ToList();
        var steady = changes.Count == 0 && IsGood(connection, tunnel, kind);
        return slots.Where(at => at >= connection.CreatedAt).Select(at => new
        {
            timestamp = at.Milliseconds(),
            instanceId = connection.OwnerId,
            vpnConnectionId = connection.Id,
            tunnelId = tunnel.Id,
            Value = steady || changes.LastOrDefault(c => c.At <= at)?.Value == good ? 1 : 0,
        });
    }

    private static bool IsGood(Connection connection, Tunnel tunnel, string kind) => kind switch
    {
        "tunnel" => tunnel.Status == Tunnel.Up,
        "bgp" => tunnel.IsBgpUp,
        _ => connection.Health?.Status == HealthCheck.Success,
    };

    private static IEnumerable<DateTimeOffset> Slots(DateTimeOffset start, DateTimeOffset end, TimeSpan period)
    {
        var first = new DateTimeOffset(((start.UtcTicks + period.Ticks - 1) / period.Ticks) * period.Ticks, TimeSpan.Zero);
        for (var (at, i) = (first, 0); at <= end && i < MostPoints; at += period, i++)
            yield return at;
    }

    private sealed record Dimension(string? VpnConnectionId, string? TunnelId);

    /// <summary>One object or an array of them.</summary>
    private static List<(string? Connection, string? Tunnel)> Dimensions(Call call)
    {
        if (call.Parameters.Optional("Dimensions") is not { } text)
            return [];
        try
        {
            var json = text.TrimStart().StartsWith('[') ? text : $"[{text}]";
            if (JsonSerializer.Deserialize<List<Dimension?>>(json, JsonSerializerOptions.Web) is { } given && !given.Contains(null))
                return [.. given.Select(d => (d!.VpnConnectionId, d.TunnelId))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Told below.
        }

        throw ApiException.Invalid("Dimensions", "It must be a JSON object or an array of them.");
    }
}
