using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway that is used again holds routes of others already.</summary>
public sealed class GatewayRoutesQuota : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.UsesBgp ? [] : draft.ReusedGatewaysOf()
        let peer = draft.Side(reused.Side.Key.Peer())
        let wanted = TooManyRoutes.Wanted(draft, peer)
        let used = reused.Routes.Count()
        let limit = draft.Account.Quotas.RoutesPerGateway
        where wanted <= limit && used + wanted > limit
        select new Diagnostic(
            "gateway-routes-quota", Severity.Error, FieldPaths.Subnets(peer.Key),
            new($"VPN网关{reused.Label.Zh}已有 {used} 条目的路由，本方案还需要 {wanted} 条，超过每个网关 {limit} 条的配额。", $"VPN gateway {reused.Label.En} has {used} destination routes; this plan needs {wanted} more, over the quota of {limit} for one gateway."),
            new("请聚合网段、选择另一个VPN网关或删除不用的路由，也可以在配额中心申请提高配额，再把配置项 Cloud:Quotas:RoutesPerGateway 改为新的数值。", "Combine the networks, choose another VPN gateway or delete routes that nothing uses; or have the quota raised in Quota Center and write the new number into Cloud:Quotas:RoutesPerGateway."));
}
