using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Proofs;

/// <summary>What is known of the way between the two ends: gateways, tunnels and routes at every end in the cloud.</summary>
/// <param name="Scenario">What was built.</param>
/// <param name="Ends">The ends in the cloud, in documented order; a device is not seen.</param>
/// <param name="SeenAt">When the older of them was looked at; null when one was never seen.</param>
public sealed record PathFacts(Scenario Scenario, EquatableArray<PathEnd> Ends, DateTimeOffset? SeenAt)
{
    /// <summary>True when nothing is unknown, so that what was not found wrong is in fact right.</summary>
    public bool IsWhollySeen => Ends.All(end => end.Gateway is not null && TunnelRoles.Both.All(role => end.TunnelOf(role).Status is not null)
        && end.Routes.All(route => route.Sight != RouteSight.Unseen));

    /// <summary>The end in the cloud with that key, null where that side is a data centre.</summary>
    public PathEnd? End(SideKey side) => Ends.FirstOrDefault(end => end.Side == side);

    /// <summary>The side in whose networks an address lies; null when in neither.</summary>
    public SideKey? SideOf(string ip) => Cidr.TryParseAddress(ip, out var address)
        ? SideKeys.Both.Where(side => Scenario.SubnetsOf(side).Any(subnet => subnet.Contains(address))).Cast<SideKey?>().FirstOrDefault()
        : null;

    /// <summary>Joins what was planned, what the run made and what was seen since.</summary>
    /// <param name="run">Ids of what was made.</param>
    /// <param name="snapshotOf">The latest look at a region, or null.</param>
    /// <param name="routesOf">Routes of a side's gateway, or null when they could not be read.</param>
    public static PathFacts From(Plan plan, RunState run, Func<string, RegionSnapshot?> snapshotOf, Func<SideKey, GatewayRoutes?> routesOf)
    {
        var scenario = PlannedScenario.Of(plan);
        var seen = scenario.CloudSides.Select(side => snapshotOf(side.RegionId)?.At).ToList();
        return new PathFacts(
            scenario,
            scenario.CloudSides.Select(side => PathEnd.From(scenario, side, plan, run, snapshotOf(side.RegionId), routesOf(side.Key))).ToEquatableArray(),
            seen.Contains(null) ? null : seen.Min());
    }
}

/// <summary>Routes of a gateway as read: those that were written, and what BGP told.</summary>
public sealed record GatewayRoutes(IReadOnlyList<ObservedDestinationRoute> Written, IReadOnlyList<ObservedBgpRoute> Bgp);

/// <summary>One end of the way in the cloud.</summary>
/// <param name="Gateway">State of its gateway; null when it was not seen.</param>
/// <param name="Routes">Routes to the peer's networks that it should have.</param>
/// <param name="Bgp">All that its sessions told and were told.</param>
public sealed record PathEnd(
    SideKey Side, string GatewayName, GatewayStatus? Gateway, PathTunnel Master, PathTunnel Slave, EquatableArray<PathRoute> Routes,
    EquatableArray<ObservedBgpRoute> Bgp = default)
{
    /// <summary>Its end of a tunnel.</summary>
    public PathTunnel TunnelOf(TunnelRole role) => role == TunnelRole.Master ? Master : Slave;

    internal static PathEnd From(Scenario scenario, VpcSide side, Plan plan, RunState run, RegionSnapshot? snapshot, GatewayRoutes? routes)
    {
        var gatewayId = run.Standing(ResourceAddress.VpnGateway(side.Key)).Outputs.GetValueOrDefault(OutputKeys.Id);
        var (master, slave) = (PathTunnel.From(side.Key, TunnelRole.Master, run, snapshot), PathTunnel.From(side.Key, TunnelRole.Slave, run, snapshot));
        var expected = scenario.Routing == RoutingMode.Bgp
            ? PathRoutes.Learned(scenario, side, [master, slave], routes)
            : PathRoutes.Written(plan.Design.OfType<CreateDestinationRouteStep>().Where(step => step.Side == side.Key), plan, run, [master, slave], routes);
        return new PathEnd(
            side.Key, side.Gateway.Name, snapshot?.Gateways.FirstOrDefault(found => found.Id == gatewayId)?.Status, master, slave,
            expected.ToEquatableArray(), (routes?.Bgp ?? []).ToEquatableArray());
    }
}

/// <summary>An end of a tunnel: every part of it is null while it was not seen, or where there is none.</summary>
/// <param name="Status">Negotiation.</param>
/// <param name="BgpUp">The session inside it.</param>
/// <param name="HealthCheckSucceeds">The health check of a single-tunnel connection.</param>
public sealed record PathTunnel(TunnelStatus? Status, bool? BgpUp = null, bool? HealthCheckSucceeds = null)
{
    /// <summary>Traffic can pass: both phases, and the check inside where there is one.</summary>
    public bool CanCarry => Status == TunnelStatus.IpsecSaEstablished && HealthCheckSucceeds != false;

    internal static PathTunnel From(SideKey side, TunnelRole role, RunState run, RegionSnapshot? snapshot)
    {
        var address = run.Find(ResourceAddress.IpsecConnection(side)) is not null ? ResourceAddress.IpsecConnection(side) : ResourceAddress.IpsecConnection(side, role);
        var id = run.Standing(address).Outputs.GetValueOrDefault(OutputKeys.Id);
        return snapshot?.Connections.FirstOrDefault(found => found.Id == id) switch
        {
            null => new(Status: null),
            { IsSingleTunnel: true } single => new(single.Status, HealthCheckSucceeds: single.HealthCheck?.Succeeds),
            var dual => new(dual.Tunnel(role)?.Status, dual.Tunnel(role)?.Bgp?.IsUp),
        };
    }
}
