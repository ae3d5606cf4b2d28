using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using static VpnPortal.Core.Planning.PlannedSteps;

namespace VpnPortal.Core.Planning;

/// <summary>Steps of the classic design: two connections and two routes of weight 100 and 0 on a gateway that is there already.</summary>
internal static class ClassicPlan
{
    public static IEnumerable<PlanStep> StepsOf(OnPremisesClassic scenario)
    {
        var side = scenario.Cloud;
        return
        [
            Gateway(side),
            .. CustomerGateways(side, null),
            .. TunnelRoles.Both.Select(role => Connection(scenario, role)),
            .. from role in TunnelRoles.Both from destination in scenario.DataCentre.Subnets select Route(scenario, role, destination),
            .. TunnelRoles.Both.Select(role => Tunnel(scenario, role)),
        ];
    }

    private static CreateClassicConnectionStep Connection(OnPremisesClassic scenario, TunnelRole role)
    {
        var (side, gateway) = (scenario.Cloud, ResourceAddress.VpnGateway(scenario.Cloud.Key));
        var customerGateway = ResourceAddress.CustomerGateway(side.Key, side.SharesCustomerGateway ? TunnelRole.Master : role);
        return new(
            ResourceAddress.IpsecConnection(side.Key, role), side.Key, side.RegionId, Needs(gateway, customerGateway),
            scenario.ConnectionOf(role), gateway, customerGateway, scenario.Crypto, scenario.TunnelOf(role).PskPath, side.Connection.EffectImmediately,
            scenario.TunnelOf(role).KeyFingerprint);
    }

    private static CreateDestinationRouteStep Route(OnPremisesClassic scenario, TunnelRole role, Cidr destination)
    {
        var (side, connection) = (scenario.Cloud, ResourceAddress.IpsecConnection(scenario.Cloud.Key, role));
        return new(
            ResourceAddress.DestinationRoute(side.Key, role, destination), side.Key, side.RegionId, Needs(connection),
            ResourceAddress.VpnGateway(side.Key), connection, destination, side.PublishRoutes, ToDevice: true, scenario.ConnectionOf(role).Weight);
    }

    private static AwaitTunnelsStep Tunnel(OnPremisesClassic scenario, TunnelRole role)
    {
        var (side, connection) = (scenario.Cloud, ResourceAddress.IpsecConnection(scenario.Cloud.Key, role));
        return new(
            ResourceAddress.Tunnels(side.Key, role), side.Key, side.RegionId, Needs(connection), connection,
            scenario.ConnectionOf(role).Name, scenario.DataCentre.Name, side.Subnets);
    }
}
