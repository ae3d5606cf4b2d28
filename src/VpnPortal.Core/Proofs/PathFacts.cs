using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Proofs;

/// <summary>What is known of the way between the two VPCs: gateways, tunnels and routes at either end.</summary>
/// <param name="One">Side 1.</param>
/// <param name="Two">Side 2.</param>
/// <param name="SeenAt">When the older of the two ends was looked at; null when one was never seen.</param>
public sealed record PathFacts(PathEnd One, PathEnd Two, DateTimeOffset? SeenAt)
{
    /// <summary>Both ends in documented order.</summary>
    public IReadOnlyList<PathEnd> Ends => [One, Two];

    /// <summary>True when nothing is unknown, so that what was not found wrong is in fact right.</summary>
    public bool IsWhollySeen => Ends.All(end =>
        end is { Gateway: not null, Master: not null, Slave: not null } && end.Routes.All(route => route.Sight != RouteSight.Unseen));

    /// <summary>The end with that key.</summary>
    public PathEnd End(SideKey side) => side == SideKey.One ? One : Two;

    /// <summary>The side in whose networks an address lies, seen from the routes of its peer; null when in neither.</summary>
    public SideKey? SideOf(string ip) => Cidr.TryParseAddress(ip, out var address)
        ? SideKeys.Both.Where(side => End(side.Peer()).Routes.Any(route => route.Destination.Contains(address))).Cast<SideKey?>().FirstOrDefault()
        : null;

    /// <summary>Joins what was planned, what the run made and what was seen since.</summary>
    /// <param name="run">Ids of what was made.</param>
    /// <param name="snapshotOf">The latest look at a region, or null.</param>
    /// <param name="routesOf">Routes of a side's gateway, or null when they could not be read.</param>
    public static PathFacts From(
        Plan plan, RunState run, Func<string, RegionSnapshot?> snapshotOf, Func<SideKey, IReadOnlyList<ObservedDestinationRoute>?> routesOf)
    {
        var gateways = plan.Steps.OfType<CreateVpnGatewayStep>().ToDictionary(step => step.Side);
        var seen = gateways.Values.Select(step => snapshotOf(step.RegionId)?.At).ToList();
        return new PathFacts(EndOf(SideKey.One), EndOf(SideKey.Two), seen.Contains(null) ? null : seen.Min());

        PathEnd EndOf(SideKey side) =>
            PathEnd.From(side, gateways[side], plan, run, snapshotOf(gateways[side].RegionId), routesOf(side));
    }
}

/// <summary>One end of the way.</summary>
/// <param name="Gateway">State of its gateway; null when it was not seen.</param>
/// <param name="Master">State of its end of tunnel 1; null when it was not seen.</param>
/// <param name="Slave">State of its end of tunnel 2; null when it was not seen.</param>
/// <param name="Routes">Routes to the peer's networks that it should have.</param>
public sealed record PathEnd(
    SideKey Side, string GatewayName, GatewayStatus? Gateway, TunnelStatus? Master, TunnelStatus? Slave, EquatableArray<PathRoute> Routes)
{
    /// <summary>State of its end of a tunnel.</summary>
    public TunnelStatus? TunnelOf(TunnelRole role) => role == TunnelRole.Master ? Master : Slave;

    internal static PathEnd From(
        SideKey side, CreateVpnGatewayStep gateway, Plan plan, RunState run, RegionSnapshot? snapshot,
        IReadOnlyList<ObservedDestinationRoute>? routes)
    {
        var gatewayId = IdOf(run, ResourceAddress.VpnGateway(side));
        var connectionId = IdOf(run, ResourceAddress.IpsecConnection(side));
        var connection = snapshot?.Connections.FirstOrDefault(found => found.Id == connectionId);
        return new PathEnd(
            side, gateway.DisplayName, snapshot?.Gateways.FirstOrDefault(found => found.Id == gatewayId)?.Status,
            connection?.Tunnel(TunnelRole.Master)?.Status, connection?.Tunnel(TunnelRole.Slave)?.Status,
            plan.Steps.OfType<CreateDestinationRouteStep>().Where(step => step.Side == side)
                .Select(step => new PathRoute(step.Destination, SightOf(step, connectionId, routes))).ToEquatableArray());
    }

    private static string? IdOf(RunState run, ResourceAddress address) => run[address].Outputs.GetValueOrDefault(OutputKeys.Id);

    private static RouteSight SightOf(CreateDestinationRouteStep step, string? connectionId, IReadOnlyList<ObservedDestinationRoute>? routes)
    {
        if (routes is null) return RouteSight.Unseen;
        var found = routes.FirstOrDefault(route => route.Destination == step.Destination.ToString() && route.NextHop == connectionId);
        return found is null ? RouteSight.Missing : found.Published ? RouteSight.Published : RouteSight.Unpublished;
    }
}

/// <summary>A route to a network of the peer.</summary>
public sealed record PathRoute(Cidr Destination, RouteSight Sight);

/// <summary>What a look at a route showed.</summary>
public enum RouteSight
{
    /// <summary>The gateway's routes could not be read.</summary>
    Unseen,

    /// <summary>The gateway does not have it.</summary>
    Missing,

    /// <summary>The gateway has it, but the VPC does not learn it.</summary>
    Unpublished,

    /// <summary>Gateway and VPC have it.</summary>
    Published,
}
