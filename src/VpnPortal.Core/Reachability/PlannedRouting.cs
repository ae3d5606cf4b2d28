using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Reachability;

/// <summary>
/// The tables that a scenario leads to: the VPC's system route table with published or propagated routes, the gateway's routes by
/// role, weight or BGP, and the device's routes as its export sets them (master first; dropped while no tunnel stands).
/// </summary>
internal static class PlannedRouting
{
    /// <summary>All routers in a situation.</summary>
    /// <param name="vpcNetworks">All networks of the VPC of a side, of which the peer may be told a part only.</param>
    public static RoutingModel Of(Scenario scenario, Situation situation, Func<SideKey, IReadOnlyList<Cidr>> vpcNetworks) => new(
    [
        .. scenario.CloudSides.SelectMany(side => new[] { Vpc(scenario, side, situation, vpcNetworks), Gateway(scenario, side, situation, vpcNetworks) }),
        .. scenario.Site is { } site ? [Device(scenario, site, situation, vpcNetworks)] : Array.Empty<Router>(),
    ]);

    /// <summary>Where packets of a side start: its VPC, or the device of a data centre.</summary>
    public static string Start(Scenario scenario, SideKey side) => scenario.FindSide(side) is null ? DeviceKey : VpcKey(side);

    private const string DeviceKey = "device";

    private static string VpcKey(SideKey side) => $"vpc.{side.Name()}";

    private static string GatewayKey(SideKey side) => $"gateway.{side.Name()}";

    private static string FarKey(Scenario scenario, SideKey side) => scenario.FindSide(side) is null ? DeviceKey : GatewayKey(side);

    private static Router Vpc(Scenario scenario, VpcSide side, Situation situation, Func<SideKey, IReadOnlyList<Cidr>> vpcNetworks)
    {
        var isWritten = situation.Unpublished != side.Key && (scenario.Routing == RoutingMode.Bgp || side.PublishRoutes);
        var name = side.Gateway.VpcName;
        return new Router(
            VpcKey(side.Key), new($"{name} 的系统路由表", $"the system route table of {name}"), side.Key, vpcNetworks(side.Key).ToEquatableArray(),
            (isWritten ? Known(scenario, side.Key, situation, vpcNetworks) : []).Select(network => new TableEntry(network, GatewayKey(side.Key))).ToEquatableArray());
    }

    /// <summary>What comes out of a tunnel and is no network of the peer goes to the VPC.</summary>
    private static Router Gateway(Scenario scenario, VpcSide side, Situation situation, Func<SideKey, IReadOnlyList<Cidr>> vpcNetworks)
    {
        var carrier = scenario is OnPremisesClassic ? situation.FirstChecked : situation.FirstUp;
        return new Router(
            GatewayKey(side.Key), new(side.Gateway.Name, side.Gateway.Name), side.Key, default,
            Known(scenario, side.Key, situation, vpcNetworks).Select(network => Into(scenario, network, side.Key.Peer(), carrier))
                .Append(new TableEntry(Cidr.Any, VpcKey(side.Key))).ToEquatableArray());
    }

    private static Router Device(Scenario scenario, DataCentre site, Situation situation, Func<SideKey, IReadOnlyList<Cidr>> vpcNetworks) => new(
        DeviceKey, new($"{site.Name} 的设备", $"the device in {site.Name}"), SideKey.Two, site.Subnets,
        Known(scenario, SideKey.Two, situation, vpcNetworks).Select(network => Into(scenario, network, SideKey.One, situation.FirstUp)).ToEquatableArray());

    private static TableEntry Into(Scenario scenario, Cidr network, SideKey far, TunnelRole? carrier) =>
        new(network, carrier is null ? null : FarKey(scenario, far), carrier);

    /// <summary>
    /// Networks of the peer that a side has routes to: those written down, or what a session brings while one stands. A gateway
    /// announces networks of its VPC only, and none without propagation.
    /// </summary>
    private static IEnumerable<Cidr> Known(Scenario scenario, SideKey side, Situation situation, Func<SideKey, IReadOnlyList<Cidr>> vpcNetworks)
    {
        var (peer, networks) = (side.Peer(), scenario.SubnetsOf(side.Peer()));
        if (scenario.Routing == RoutingMode.Static) return networks;
        if (situation.FirstUp is null || situation.Unpublished == peer) return [];
        return scenario.FindSide(peer) is null ? networks : networks.Where(network => vpcNetworks(peer).Any(own => own.Contains(network)));
    }
}
