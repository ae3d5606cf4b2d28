using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using static VpnPortal.Core.Planning.PlannedSteps;

namespace VpnPortal.Core.Planning;

/// <summary>Steps of the designs with dual-tunnel gateways, between two VPCs or to a device.</summary>
internal static class DualTunnelPlan
{
    public static IEnumerable<PlanStep> StepsOf(Scenario scenario)
    {
        var sides = scenario.CloudSides;
        return
        [
            .. sides.Select(Gateway),
            .. sides.SelectMany(side => CustomerGateways(side, PeerGateway(scenario, side))),
            .. sides.Select(side => Connection(scenario, side)),
            .. sides.SelectMany(side => scenario.Routing == RoutingMode.Bgp ? Bgp(scenario, side) : Routes(scenario, side)),
            .. sides.Select(side => Tunnels(scenario, side)),
            .. sides.Where(_ => scenario.Routing == RoutingMode.Bgp).Select(side => Sessions(scenario, side)),
        ];
    }

    private static ResourceAddress? PeerGateway(Scenario scenario, VpcSide side) =>
        scenario.FindSide(side.Key.Peer()) is { } peer ? ResourceAddress.VpnGateway(peer.Key) : null;

    private static CreateIpsecConnectionStep Connection(Scenario scenario, VpcSide side)
    {
        var gateway = ResourceAddress.VpnGateway(side.Key);
        var peerGateway = PeerGateway(scenario, side);
        var step = new CreateIpsecConnectionStep(
            ResourceAddress.IpsecConnection(side.Key), side.Key, side.RegionId, default, side.Connection, gateway, peerGateway, scenario.Crypto,
            TunnelRoles.Both.Select(scenario.TunnelOf).ToEquatableArray(), side.SharesCustomerGateway);
        IEnumerable<ResourceAddress> gateways = peerGateway is { } peer ? [gateway, peer] : [gateway];
        return step with { DependsOn = Needs([.. gateways, .. TunnelRoles.Both.Select(step.CustomerGatewayOf)]) };
    }

    private static IEnumerable<PlanStep> Routes(Scenario scenario, VpcSide side)
    {
        var connection = ResourceAddress.IpsecConnection(side.Key);
        return scenario.SubnetsOf(side.Key.Peer()).Select(destination => new CreateDestinationRouteStep(
            ResourceAddress.DestinationRoute(side.Key, destination), side.Key, side.RegionId, Needs(connection),
            ResourceAddress.VpnGateway(side.Key), connection, destination, side.PublishRoutes, scenario.Site is not null));
    }

    /// <summary>As documented: first BGP on the connection, then propagation on its gateway.</summary>
    private static IEnumerable<PlanStep> Bgp(Scenario scenario, VpcSide side)
    {
        var (gateway, connection, bgp) = (
            ResourceAddress.VpnGateway(side.Key), ResourceAddress.IpsecConnection(side.Key), ResourceAddress.Bgp(side.Key));
        yield return new EnableBgpStep(
            bgp, side.Key, side.RegionId, Needs(connection), gateway, connection, side.Connection.Name, side.Asn,
            TunnelRoles.Both.Select(role => scenario.TunnelOf(role) with { KeyFingerprint = null }).ToEquatableArray(), scenario.Site is not null);
        yield return new PropagateRoutesStep(
            ResourceAddress.RoutePropagation(side.Key), side.Key, side.RegionId, Needs(bgp), gateway, side.Gateway.Name, scenario.Site is not null,
            OnUsedGateway: side.Gateway.ExistingId is not null);
    }

    /// <summary>All ends in the cloud must exist before any can negotiate.</summary>
    private static AwaitTunnelsStep Tunnels(Scenario scenario, VpcSide side) => new(
        ResourceAddress.Tunnels(side.Key), side.Key, side.RegionId,
        Needs(scenario.CloudSides.Select(end => ResourceAddress.IpsecConnection(end.Key))),
        ResourceAddress.IpsecConnection(side.Key), side.Connection.Name, scenario.Site?.Name, scenario.Site is null ? default : side.Subnets);

    private static AwaitBgpStep Sessions(Scenario scenario, VpcSide side) => new(
        ResourceAddress.BgpSessions(side.Key), side.Key, side.RegionId,
        Needs([
            .. scenario.CloudSides.SelectMany(end => new[] { ResourceAddress.Bgp(end.Key), ResourceAddress.RoutePropagation(end.Key) }),
            ResourceAddress.Tunnels(side.Key),
        ]),
        ResourceAddress.IpsecConnection(side.Key), side.Connection.Name, scenario.Site?.Name, scenario.SubnetsOf(side.Key.Peer()));
}
