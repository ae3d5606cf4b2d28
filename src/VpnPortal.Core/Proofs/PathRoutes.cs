using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Proofs;

/// <summary>A route to a network of the peer.</summary>
/// <param name="Weight">100 or 0 where weights decide; null where they have no effect.</param>
/// <param name="Via">Name of the connection that it leads into.</param>
/// <param name="IsInUse">Traffic takes it at present; false when it stands by or cannot be used, null when that was not seen.</param>
public sealed record PathRoute(Cidr Destination, RouteSight Sight, int? Weight = null, string? Via = null, bool? IsInUse = null);

/// <summary>What a look at a route showed. Closed.</summary>
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

/// <summary>Compares the routes that a gateway should have with those it has.</summary>
internal static class PathRoutes
{
    /// <summary>Destination routes that the run wrote.</summary>
    /// <param name="tunnels">The gateway's ends of the tunnels, master first.</param>
    public static IEnumerable<PathRoute> Written(
        IEnumerable<CreateDestinationRouteStep> steps, Plan plan, RunState run, IReadOnlyList<PathTunnel> tunnels, GatewayRoutes? routes)
    {
        var looks = steps.Select(step => new Look(
            step, routes?.Written.FirstOrDefault(route =>
                route.Destination == step.Destination.ToString() && route.NextHop == run.Standing(step.Connection).Outputs.GetValueOrDefault(OutputKeys.Id)),
            (plan.DesignOf(step.Connection) as CreateClassicConnectionStep)?.Connection.Role)).ToList();
        return looks.Select(look => new PathRoute(
            look.Step.Destination, routes is null ? RouteSight.Unseen : look.Sight, look.Role is null ? null : look.Found?.Weight ?? look.Step.Weight,
            plan.DesignOf(look.Step.Connection).DisplayName, routes is null ? null : IsInUse(look, looks, tunnels)));
    }

    /// <summary>
    /// What the sessions are to bring. A gateway announces the vSwitches of its VPC, so that a network counts as learned once a
    /// part of it is.
    /// </summary>
    public static IEnumerable<PathRoute> Learned(Scenario scenario, VpcSide side, IReadOnlyList<PathTunnel> tunnels, GatewayRoutes? routes)
    {
        foreach (var destination in scenario.SubnetsOf(side.Key.Peer()))
        {
            var learned = routes?.Bgp.Where(route => route.IsLearned && Cidr.TryParse(route.Destination, out var prefix, out _) && prefix.Overlaps(destination)).ToList();
            var sight = learned switch
            {
                null => RouteSight.Unseen,
                [] => RouteSight.Missing,
                _ => learned.TrueForAll(route => route.Published) ? RouteSight.Published : RouteSight.Unpublished,
            };
            yield return new PathRoute(destination, sight, null, side.Connection.Name, IsAnyUsable(sight, tunnels));
        }
    }

    /// <summary>
    /// Of two single-tunnel connections that can carry, the one with the greater weight is used; a failed health check takes the
    /// routes of its connection out of use. A dual-tunnel connection is one next hop, whichever tunnel carries.
    /// </summary>
    private static bool? IsInUse(Look look, IReadOnlyList<Look> all, IReadOnlyList<PathTunnel> tunnels)
    {
        if (look.Found is null) return false;
        if (look.Role is null) return IsAnyUsable(look.Sight, tunnels);
        if (tunnels.Any(tunnel => tunnel.Status is null)) return null;
        return look.CanCarry(tunnels) && !all.Any(other =>
            other.Step.Destination == look.Step.Destination && other.Found?.Weight > look.Found.Weight && other.CanCarry(tunnels));
    }

    private static bool? IsAnyUsable(RouteSight sight, IReadOnlyList<PathTunnel> tunnels)
    {
        if (sight == RouteSight.Unseen || tunnels.Any(tunnel => tunnel.Status is null)) return null;
        return sight != RouteSight.Missing && tunnels.Any(tunnel => tunnel.CanCarry);
    }

    private sealed record Look(CreateDestinationRouteStep Step, ObservedDestinationRoute? Found, TunnelRole? Role)
    {
        public RouteSight Sight => Found is null ? RouteSight.Missing : Found.Published ? RouteSight.Published : RouteSight.Unpublished;

        public bool CanCarry(IReadOnlyList<PathTunnel> tunnels) => tunnels[(int)Role! - 1].CanCarry;
    }
}
