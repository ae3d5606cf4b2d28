using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway holds so many IPsec connections.</summary>
public sealed class ConnectionsQuota : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.ReusedGatewaysOf()
        let limit = reused.Side.Landscape!.Account.Quotas.ConnectionsPerGateway
        let used = reused.Connections.Count()
        let wanted = reused.Side.ConnectionNamePaths.Count()
        where used + wanted > limit
        select new Diagnostic(
            "connections-quota", Severity.Error, reused.Path,
            new($"VPN网关{reused.Label.Zh}已有 {used} 个IPsec连接，本方案还要创建 {wanted} 个，超过每个网关 {limit} 个的配额。", $"VPN gateway {reused.Label.En} has {used} IPsec connections; this plan would create {wanted} more, over the quota of {limit} for one gateway."),
            new("请选择另一个VPN网关或删除不用的IPsec连接，也可以在配额中心申请提高配额，再把配置项 Cloud:Quotas:ConnectionsPerGateway 改为新的数值。", "Choose another VPN gateway or delete connections that nothing uses; or have the quota raised in Quota Center and write the new number into Cloud:Quotas:ConnectionsPerGateway."));
}
