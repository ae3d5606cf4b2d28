using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway that was bought for SSL-VPN only takes no IPsec connections.</summary>
public sealed class ExistingGatewayWithoutIpsec : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from reused in draft.ReusedGatewaysOf()
        where !reused.Gateway.SupportsIpsec
        select new Diagnostic(
            "existing-gateway-without-ipsec", Severity.Error, reused.Path,
            new($"VPN网关{reused.Label.Zh}没有启用 IPsec-VPN 功能，无法创建IPsec连接。", $"IPsec-VPN is off on VPN gateway {reused.Label.En}, so no IPsec connection can be created on it."),
            new("请在控制台为它启用 IPsec-VPN 后刷新，或选择另一个VPN网关。", "Switch IPsec-VPN on in the console and refresh, or choose another VPN gateway."));
}
