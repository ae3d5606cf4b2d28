using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Engine.Overview;
using VpnPortal.Web.Features.Deployments;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Review;

/// <summary>The drawing under review: as the draft says, and what stands and stays is drawn as it is seen.</summary>
internal static class ReviewDrawing
{
    /// <param name="standing">The deployment as it stands; without a run nothing does.</param>
    public static TopologyView Of(Engine.Provisioning.Review review, DeploymentOverview? standing)
    {
        var wanted = DraftTopology.Of(review.Draft.Reading);
        if (review.Diff is not { } diff || standing is not { Run.Plan.IsTeardown: false } || standing.Scenario!.Key != diff.Plan.Scenario) return wanted;
        var seen = DeploymentTopology.Of(standing);
        return new(
            SideOf(wanted.One, seen.One, diff), SideOf(wanted.Two, seen.Two, diff),
            TunnelOf(wanted.Master, seen.Master, diff), TunnelOf(wanted.Slave, seen.Slave, diff));
    }

    private static TopologySide SideOf(TopologySide wanted, TopologySide seen, PlanDiff diff) => (wanted, seen) switch
    {
        (VpcSide side, VpcSide now) => side with { Gateway = GatewayOf(side, now, diff), Routing = Routing(wanted, seen, diff) },
        _ => wanted with { Routing = Routing(wanted, seen, diff) },
    };

    /// <summary>A gateway that is only renamed keeps its addresses and its state.</summary>
    private static TopologyGateway GatewayOf(VpcSide wanted, VpcSide seen, PlanDiff diff) => diff.Changes
        .Any(change => change.Address == ResourceAddress.VpnGateway(wanted.Key) && change.Action is ChangeAction.Create or ChangeAction.Replace)
        ? wanted.Gateway
        : wanted.Gateway with { State = seen.Gateway.State, Ends = seen.Gateway.Ends };

    private static TopologyRouting? Routing(TopologySide wanted, TopologySide seen, PlanDiff diff) =>
        Stays(diff, change => change.Side == wanted.Key && IsRouting(change.Kind)) ? seen.Routing : wanted.Routing;

    /// <summary>A tunnel is that of the connections at both ends, which stay or do not.</summary>
    private static TopologyTunnel TunnelOf(TopologyTunnel wanted, TopologyTunnel seen, PlanDiff diff) =>
        Stays(diff, change => change.Kind is ResourceKind.IpsecConnection or ResourceKind.Bgp) ? seen : wanted;

    private static bool IsRouting(ResourceKind kind) => kind is ResourceKind.DestinationRoute or ResourceKind.Bgp or ResourceKind.RoutePropagation;

    private static bool Stays(PlanDiff diff, Func<PlanChange, bool> concerned) =>
        diff.Changes.Where(concerned).All(change => change.Action is ChangeAction.NoOp or ChangeAction.Keep or ChangeAction.Use);
}
