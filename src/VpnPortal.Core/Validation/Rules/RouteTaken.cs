using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway with two ways to one destination takes either, so a second one is not added to those of others.</summary>
public sealed class RouteTaken : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.UsesBgp ? [] : draft.ReusedGatewaysOf()
        let peer = draft.Side(reused.Side.Key.Peer())
        from network in peer.Networks.Distinct()
        let route = reused.Routes.FirstOrDefault(route => CidrText.Read(route.Destination).Value == network)
        where route is not null
        select new Diagnostic(
            "route-taken", Severity.Error, FieldPaths.Subnets(peer.Key),
            new($"VPN网关{reused.Label.Zh}已有去往 {network} 的目的路由，下一跳是 {route.NextHop}，再添加一条会使流量走向不确定。", $"VPN gateway {reused.Label.En} has a destination route to {network} already, by way of {route.NextHop}; with another one nobody could tell which way traffic goes."),
            new("请填写其他网段，或选择另一个VPN网关，或先删除原有路由。", "Enter other networks, choose another VPN gateway, or delete that route first."));
}
