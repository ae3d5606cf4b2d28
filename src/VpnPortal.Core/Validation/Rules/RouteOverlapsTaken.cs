using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The narrower of two routes wins, so part of the traffic goes another way.</summary>
public sealed class RouteOverlapsTaken : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.ReusedGatewaysOf()
        let peer = draft.Side(reused.Side.Key.Peer())
        from network in peer.Networks.Distinct()
        let route = reused.Routes.FirstOrDefault(route => CidrText.Read(route.Destination).Value is { } taken && taken != network && taken.Overlaps(network))
        where route is not null
        select new Diagnostic(
            "route-overlaps-taken", Severity.Warning, FieldPaths.Subnets(peer.Key),
            new($"{network} 与VPN网关{reused.Label.Zh}已有的目的路由 {route.Destination}（下一跳 {route.NextHop}）重叠，重叠部分的流量会走掩码更长的那条路由。", $"{network} overlaps the destination route {route.Destination} of VPN gateway {reused.Label.En} (next hop {route.NextHop}); where they overlap, traffic takes the narrower one."),
            new("请确认这是有意的，否则请填写不重叠的网段。", "Make sure that this is meant, or enter networks that do not overlap."));
}
