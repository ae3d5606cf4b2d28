using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The classic design stands on a single-tunnel gateway; newer ones refuse its connections.</summary>
public sealed class ExistingGatewayDualTunnel : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.IsClassic ? draft.ReusedGatewaysOf() : []
        where reused.Gateway.IsDualTunnel
        select new Diagnostic(
            "existing-gateway-dual-tunnel", Severity.Error, reused.Path,
            new($"VPN网关{reused.Label.Zh}是双隧道网关，不能建立带健康检查的单隧道IPsec连接，API 会拒绝。", $"VPN gateway {reused.Label.En} is a dual-tunnel one; it takes no single-tunnel IPsec connections with health checks, and the API refuses them."),
            new("请选择升级前购买的单隧道VPN网关，或新建“本地数据中心”场景的部署，由主备隧道完成切换。", "Choose a single-tunnel VPN gateway from before the change, or start a deployment of the on-premises scenario, where master and slave tunnel do the failover."));
}
