using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A single-tunnel gateway cannot carry a connection with two tunnels.</summary>
public sealed class ExistingGatewaySingleTunnel : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.IsClassic ? [] : draft.ReusedGatewaysOf()
        where !reused.Gateway.IsDualTunnel
        select new Diagnostic(
            "existing-gateway-single-tunnel", Severity.Error, reused.Path,
            new($"VPN网关{reused.Label.Zh}是单隧道网关，不能建立双隧道的IPsec连接，API 会拒绝。", $"VPN gateway {reused.Label.En} is a single-tunnel one; it takes no IPsec connection with two tunnels, and the API refuses it."),
            new("请选择双隧道VPN网关，或购买新的网关。要使用单隧道网关，请新建“本地数据中心（经典）”场景的部署。", "Choose a dual-tunnel VPN gateway or buy one. To use a single-tunnel gateway, start a deployment of the classic on-premises scenario."));
}
