using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Two single-tunnel connections need two customer gateways, and a region takes an address once.</summary>
public sealed class OneSiteIpClassic : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (!draft.IsClassic || !draft.HasOneSiteIp()) yield break;
        yield return new Diagnostic(
            "one-site-ip-classic", Severity.Error, FieldPaths.SiteIp(TunnelRole.Slave),
            new($"两个IPsec连接都指向 {draft.Two.SiteIp(TunnelRole.Slave)}。同一地域中一个公网 IP 只能登记一个用户网关，单隧道网关又只有一个公网 IP，两个连接将无法区分，API 会拒绝第二个。", $"Both IPsec connections point to {draft.Two.SiteIp(TunnelRole.Slave)}. A region registers a public IP once, and a single-tunnel gateway has one public IP itself, so the two connections cannot be told apart and the API refuses the second."),
            new("请填写另一条链路的公网 IP。设备只有一个公网 IP 时，请改用“本地数据中心”场景。", "Enter the public IP of another link. A device with one public IP needs the on-premises scenario."));
    }
}
