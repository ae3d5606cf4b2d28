using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A region holds so many customer gateways.</summary>
public sealed class CustomerGatewayQuota : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from region in draft.Sides.Where(side => side.Landscape is not null).GroupBy(side => side.RegionId, StringComparer.Ordinal)
        let landscape = region.First().Landscape!
        let limit = landscape.Account.Quotas.CustomerGateways
        let used = landscape.CustomerGateways.Count
        let wanted = region.Sum(side => Needed(draft, side))
        where wanted > 0 && used + wanted > limit
        select new Diagnostic(
            "customer-gateway-quota", Severity.Error, FieldPaths.CustomerGatewayName(region.First().Key, TunnelRole.Master),
            new($"地域 {region.Key} 已有 {used} 个用户网关，本方案还要创建 {wanted} 个，超过 {limit} 个的配额。", $"Region {region.Key} has {used} customer gateways; this plan would create {wanted} more, over the quota of {limit}."),
            new("请删除不用的用户网关，也可以在配额中心申请提高配额，再把配置项 Cloud:Quotas:CustomerGateways 改为新的数值。", "Delete customer gateways that nothing uses; or have the quota raised in Quota Center and write the new number into Cloud:Quotas:CustomerGateways."));

    /// <summary>One for each address of the peer that the region does not have yet; those of a gateway to be bought are new.</summary>
    private static int Needed(DraftReading draft, SideReading side) => draft.Side(side.Key.Peer()) is { IsSite: false } ? 2
        : draft.SiteIpsOf().DistinctBy(ip => ip.Address).Count(ip => side.RegisteredCustomerGateway(ip.Text) is null);
}
