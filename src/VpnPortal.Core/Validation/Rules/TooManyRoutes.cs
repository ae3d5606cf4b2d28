using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Each network of a side becomes a destination route on the peer's gateway, which holds only so many; two routes in the classic design.</summary>
public sealed class TooManyRoutes : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from gateway in draft.UsesBgp ? [] : draft.Sides
        let peer = draft.Side(gateway.Key.Peer())
        let wanted = Wanted(draft, peer)
        let limit = draft.Account.Quotas.RoutesPerGateway
        where wanted > limit
        select new Diagnostic(
            "too-many-routes", Severity.Error, FieldPaths.Subnets(peer.Key),
            new($"{peer.Noun.Zh} 的网段在对端VPN网关上需要 {wanted} 条目的路由，超过每个网关 {limit} 条的配额。", $"The networks of {peer.Noun.En} need {wanted} destination routes on the peer's VPN gateway, over its quota of {limit}."),
            new("请把网段聚合成更大的网段，也可以在配额中心申请提高配额，再把配置项 Cloud:Quotas:RoutesPerGateway 改为新的数值。", "Combine the networks into larger ones; or have the quota raised in Quota Center and write the new number into Cloud:Quotas:RoutesPerGateway."));

    /// <summary>Destination routes that the networks of an end need on the gateway of its peer.</summary>
    internal static int Wanted(DraftReading draft, SideReading end) => end.Networks.Distinct().Count() * (draft.IsClassic ? 2 : 1);
}
