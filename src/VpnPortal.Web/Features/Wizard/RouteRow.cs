using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>A destination route that follows from the draft.</summary>
/// <param name="Weight">100 or 0 in the classic design; without effect on dual-tunnel gateways.</param>
public sealed record RouteRow(string Gateway, string Destination, string NextHop, bool IsPublished, int Weight)
{
    /// <summary>All routes, in the order in which the document lists them.</summary>
    public static IReadOnlyList<RouteRow> Of(DraftReading draft) =>
    [
        .. from side in draft.Sides
           from subnet in draft.Side(side.Key.Peer()).Subnets
           from hop in HopsOf(draft, side)
           select new RouteRow(side.GatewayName, subnet.Text, hop.Name, side.PublishRoutes, hop.Weight),
    ];

    private static IEnumerable<(string Name, int Weight)> HopsOf(DraftReading draft, SideReading side) => draft.IsClassic
        ? TunnelRoles.Both.Select(role => (draft.Text(FieldPaths.ConnectionName(side.Key, role)), role == TunnelRole.Master ? 100 : 0))
        : [(side.ConnectionName, 100)];
}
