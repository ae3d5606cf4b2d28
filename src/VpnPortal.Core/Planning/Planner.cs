using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Planning;

/// <summary>Turns a checked topology into steps. The sides are independent wherever the API allows, so that they run in parallel.</summary>
public static class Planner
{
    /// <summary>The plan that builds everything from nothing.</summary>
    public static Plan Create(ValidatedTopology desired)
    {
        var scenario = desired.VpcToVpc;
        return new Plan(VpcToVpcFields.Scenario, StepsOf(scenario).ToEquatableArray());
    }

    private static IEnumerable<PlanStep> StepsOf(VpcToVpc scenario) =>
    [
        .. SideKeys.Both.Select(key => Gateway(scenario.Side(key))),
        .. SideKeys.Both.SelectMany(key => TunnelRoles.Both.Select(role => CustomerGatewayOf(scenario.Side(key), role))),
        .. SideKeys.Both.Select(key => Connection(scenario, key)),
        .. SideKeys.Both.SelectMany(key => Routes(scenario, key)),
        .. SideKeys.Both.Select(key => Tunnels(scenario.Side(key))),
    ];

    private static CreateVpnGatewayStep Gateway(VpcSide side) =>
        new(ResourceAddress.VpnGateway(side.Key), side.Key, side.RegionId, default, side.Gateway);

    private static CreateCustomerGatewayStep CustomerGatewayOf(VpcSide side, TunnelRole role)
    {
        var peerGateway = ResourceAddress.VpnGateway(side.Key.Peer());
        return new(
            ResourceAddress.CustomerGateway(side.Key, role), side.Key, side.RegionId, Needs(peerGateway),
            side.CustomerGatewayOf(role), peerGateway, role);
    }

    private static CreateIpsecConnectionStep Connection(VpcToVpc scenario, SideKey key)
    {
        var side = scenario.Side(key);
        var gateway = ResourceAddress.VpnGateway(key);
        var peerGateway = ResourceAddress.VpnGateway(key.Peer());
        return new(
            ResourceAddress.IpsecConnection(key), key, side.RegionId,
            Needs(
                gateway, peerGateway, ResourceAddress.CustomerGateway(key, TunnelRole.Master),
                ResourceAddress.CustomerGateway(key, TunnelRole.Slave)),
            side.Connection, gateway, peerGateway, scenario.Crypto,
            TunnelRoles.Both.Select(scenario.TunnelOf).ToEquatableArray());
    }

    private static IEnumerable<PlanStep> Routes(VpcToVpc scenario, SideKey key)
    {
        var side = scenario.Side(key);
        var connection = ResourceAddress.IpsecConnection(key);
        return scenario.Side(key.Peer()).Subnets.Select(destination => new CreateDestinationRouteStep(
            ResourceAddress.DestinationRoute(key, destination), key, side.RegionId, Needs(connection),
            ResourceAddress.VpnGateway(key), connection, destination, side.PublishRoutes));
    }

    /// <summary>Both ends must exist before either can negotiate.</summary>
    private static AwaitTunnelsStep Tunnels(VpcSide side) => new(
        ResourceAddress.Tunnels(side.Key), side.Key, side.RegionId,
        Needs(ResourceAddress.IpsecConnection(SideKey.One), ResourceAddress.IpsecConnection(SideKey.Two)),
        ResourceAddress.IpsecConnection(side.Key), side.Connection.Name);

    private static EquatableArray<ResourceAddress> Needs(params IEnumerable<ResourceAddress> addresses) => addresses.ToEquatableArray();
}
