using System.Globalization;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Operations;

/// <summary>Routes as the lists show them.</summary>
internal static class RouteView
{
    public static object Of(Call call, Gateway gateway, VpnRoute route) => call.Shown("route", route.Name, () => new
    {
        VpnInstanceId = route.GatewayId,
        RouteDest = route.Destination,
        route.NextHop,
        NextHopTunnelId = gateway.IsDual ? call.World.Connections.GetValueOrDefault(route.NextHop)?.CarrierId ?? "" : null,
        route.Weight,
        State = route.IsPublishedAt(call.Now) ? "published" : "normal",
        RouteEntryType = "custom",
        Source = "",
        AsPath = "",
        Community = "",
        CreateTime = route.CreatedAt.Milliseconds(),
    });

    public static object Policy(Call call, Gateway gateway, VpnRoute route) => call.Shown("policy", route.Name, () => new
    {
        VpnInstanceId = route.GatewayId,
        RouteSource = route.Source,
        RouteDest = route.Destination,
        route.NextHop,
        NextHopTunnelId = gateway.IsDual ? call.World.Connections.GetValueOrDefault(route.NextHop)?.CarrierId ?? "" : null,
        route.Weight,
        route.Priority,
        State = route.IsPublishedAt(call.Now) ? "published" : "normal",
        CreateTime = route.CreatedAt.Milliseconds(),
    });

    public static object Learned(Gateway gateway, LearnedRoute route) => Bgp(
        gateway, route.Prefix, route.Connection.Id, route.Tunnel.Id, "VPN_BGP", route.Asn.ToString(CultureInfo.InvariantCulture), route.Tunnel.Since);

    public static object Announced(Gateway gateway, string prefix) => Bgp(gateway, prefix, gateway.VpcId, "", "CLOUD", "", gateway.ActiveAt);

    public static IEnumerable<object> Counts(int custom, int announced, int learned) =>
    [
        new { RouteEntryType = "custom", Source = "", RouteCount = custom },
        new { RouteEntryType = "bgp", Source = "CLOUD", RouteCount = announced },
        new { RouteEntryType = "bgp", Source = "VPN_BGP", RouteCount = learned },
    ];

    private static object Bgp(Gateway gateway, string prefix, string nextHop, string tunnel, string source, string asPath, DateTimeOffset since) => new
    {
        VpnInstanceId = gateway.Id,
        RouteDest = prefix,
        NextHop = nextHop,
        NextHopTunnelId = gateway.IsDual ? tunnel : null,
        Weight = 0,
        State = gateway.AutoPropagate ? "published" : "normal",
        RouteEntryType = "bgp",
        Source = source,
        AsPath = asPath,
        Community = "",
        CreateTime = since.Milliseconds(),
    };
}
