using System.Globalization;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>What happened to a connection, and why its tunnels are not up.</summary>
internal static class ConnectionLogs
{
    private const int UsualMinutes = 10;

    /// <summary>The year 2100.</summary>
    private const long LatestSeconds = 4_102_444_800;

    // Both sides try again twice a minute; a problem that lasts is as old as the last try.
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Operation.Read(
            "DescribeVpnConnectionLogs", Describe,
            [
                Shapes.ConnectionId, Take.Id("TunnelId"), Take.Number("From", 0, LatestSeconds), Take.Number("To", 0, LatestSeconds),
                Take.Number("MinutePeriod", 1, 10), .. Shapes.Paged,
            ]).Limited(600),
        Operation.Read("DiagnoseVpnConnections", Diagnose, [Take.Id("VpnGatewayId"), Take.Id("TunnelIds.N"), Take.Id("VpnConnectionIds.N"), .. Shapes.Paged]),
    ];

    private static object Describe(Call call)
    {
        var (connection, p) = (VpnConnections.Find(call), call.Parameters);
        var tunnel = p.Optional("TunnelId");
        var to = p.Number("To") is { } end ? DateTimeOffset.FromUnixTimeSeconds(end) : call.Now;
        var from = p.Number("From") is { } start ? DateTimeOffset.FromUnixTimeSeconds(start) : to - TimeSpan.FromMinutes(p.Number("MinutePeriod") ?? UsualMinutes);
        if (from > to)
            throw ApiException.Invalid("From", "From lies after To.");
        var lines = call.World.Transitions
            .Where(t => t.ConnectionId == connection.Id && t.At >= from && t.At <= to && (tunnel is null || t.TunnelId == tunnel))
            .Select(Line).ToList();
        var (page, number, size) = call.Slice(lines);
        return new { page.Count, IsCompleted = true, PageNumber = number, PageSize = size, Data = Paging.Wrap("Logs", page) };
    }

    private static object Diagnose(Call call)
    {
        var (region, p) = (call.KnownRegion().Id, call.Parameters);
        var (gateway, tunnels, connections) = (p.Optional("VpnGatewayId"), p.List("TunnelIds"), p.List("VpnConnectionIds"));
        if (gateway is null && tunnels.Count == 0 && connections.Count == 0)
            throw ApiException.Missing("VpnGatewayId");
        var found = (
            from connection in call.World.Connections.Values
            where connection.Region == region && (gateway is null || connection.OwnerId == gateway)
                && (connections.Count == 0 || connections.Contains(connection.Id, StringComparer.Ordinal))
            from tunnel in connection.Tunnels
            where tunnels.Count == 0 || tunnels.Contains(tunnel.Id, StringComparer.Ordinal)
            select (connection, tunnel)).ToList();
        var (items, number, size) = call.Slice(found);
        return new
        {
            VpnConnections = items.Select(f => View(call, f.connection, f.tunnel)).ToList(),
            TotalCount = found.Count,
            PageNumber = number,
            PageSize = size,
        };
    }

    private static object View(Call call, Connection connection, Tunnel tunnel)
    {
        var problem = tunnel.Problem;
        return new
        {
            VpnConnectionId = connection.Id,
            TunnelId = connection.IsDual ? tunnel.Id : "",
            FailedReasonCode = problem?.Code ?? "",
            FailedReason = problem?.Reason ?? "",
            FailedTime = problem is null ? (long?)null : LastTry(tunnel, call.Now).Milliseconds(),
            Severity = problem is null ? "Normal" : "Critical",
            MismatchLocalParam = problem?.Local ?? "",
            MismatchRemoteParam = problem?.Remote ?? "",
            SourceLog = problem is null ? "" : $"[PROTO_ERR]: {problem.Code}: {problem.Reason}",
        };
    }

    private static DateTimeOffset LastTry(Tunnel tunnel, DateTimeOffset now) =>
        now < tunnel.Since ? tunnel.Since : tunnel.Since + (Math.Floor((now - tunnel.Since) / Retry) * Retry);

    private static string Line(Transition transition) => string.Create(
        CultureInfo.InvariantCulture, $"{transition.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} {transition.ConnectionId} {transition.Detail}");
}
