using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Proofs;

/// <summary>The words of <see cref="PingDiagnosis"/> about routes.</summary>
internal static class RouteFindings
{
    public static PingFinding Of(Scenario scenario, PathEnd end, PathRoute route) => (scenario.Routing, route.Sight) switch
    {
        (RoutingMode.Bgp, RouteSight.Missing) => NotLearned(scenario, end, route),
        (RoutingMode.Bgp, _) => NotPropagated(end),
        (_, RouteSight.Missing) => Missing(end, route),
        _ => Unpublished(scenario, end, route),
    };

    private static PingFinding Missing(PathEnd end, PathRoute route) => new(
        $"route-missing-{end.Side.Name()}",
        new($"{end.GatewayName} 上没有经 {route.Via} 到 {route.Destination} 的目的路由。", $"{end.GatewayName} has no destination route to {route.Destination} through {route.Via}."),
        new($"在 {end.GatewayName} 上添加该目的路由，下一跳为 {route.Via}，并发布到VPC。", $"Add it on {end.GatewayName} with {route.Via} as next hop, and publish it to the VPC."));

    private static PingFinding Unpublished(Scenario scenario, PathEnd end, PathRoute route)
    {
        var vpc = scenario.FindSide(end.Side)!.Gateway.VpcName;
        return new(
            $"route-unpublished-{end.Side.Name()}",
            new($"{end.GatewayName} 到 {route.Destination} 的路由没有发布到VPC，{vpc} 的实例不会把报文送进网关。",
                $"The route to {route.Destination} on {end.GatewayName} is not published, so the instances of {vpc} do not send into the gateway."),
            new($"在 {end.GatewayName} 的目的路由表中发布该路由。", $"Publish it in the destination route table of {end.GatewayName}."));
    }

    private static PingFinding NotLearned(Scenario scenario, PathEnd end, PathRoute route) => new(
        $"route-not-learned-{end.Side.Name()}",
        new($"BGP 会话已建立，但 {end.GatewayName} 没有学到 {route.Destination}。", $"The BGP session stands, but {end.GatewayName} has not learned {route.Destination}."),
        scenario.Site is { } site
            ? new($"在 {site.Name} 的设备上通告 {route.Destination}（BGP network 语句），且本地路由表中要有它。",
                $"Announce {route.Destination} on the device in {site.Name} (a BGP network statement); it has to be in the device's own routing table.")
            : new("在对端VPN网关上开启路由自动传播。", "Switch route auto-propagation on at the peer's VPN gateway."));

    private static PingFinding NotPropagated(PathEnd end) => new(
        $"route-not-propagated-{end.Side.Name()}",
        new($"{end.GatewayName} 学到了对端的路由，但没有写入VPC。", $"{end.GatewayName} has learned the peer's routes but does not write them into its VPC."),
        new($"在 {end.GatewayName} 上开启路由自动传播。", $"Switch route auto-propagation on at {end.GatewayName}."));
}
