using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>The device cannot have the address of a VPN gateway.</summary>
public sealed class SiteIpIsGateway : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from ip in draft.SiteIpsOf()
        let owner = (draft.One.Landscape?.Gateways ?? default).FirstOrDefault(gateway => TunnelRoles.Both.Any(role => gateway.AddressOf(role) == ip.Text))
        where owner is not null
        select new Diagnostic(
            "site-ip-is-gateway", Severity.Error, ip.Path,
            new($"{ip.Text} 是VPN网关 {owner.Id} 自己的公网 IP，不是本地设备的地址。", $"{ip.Text} is the public IP of VPN gateway {owner.Id} itself, not of a device."),
            new("请填写本地设备的公网 IP。", "Enter the public IP of the device."));
}
