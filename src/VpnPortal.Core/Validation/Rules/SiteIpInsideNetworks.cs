using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A route to the networks behind the device must not catch the packets that carry the tunnel.</summary>
public sealed class SiteIpInsideNetworks : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from ip in draft.SiteIpsOf()
        from network in draft.Two.Networks
        where network.Contains(ip.Address)
        select new Diagnostic(
            "site-ip-inside-networks", Severity.Error, FieldPaths.Subnets(SideKey.Two),
            new($"设备的公网 IP {ip.Text} 位于互通网段 {network} 之内，去往该网段的路由会把加密报文送回隧道。", $"The device's public IP {ip.Text} lies inside its network {network}; the route to that network would send the encrypted packets back into the tunnel."),
            new("请只填写设备后面的私网网段。", "Enter only the private networks behind the device."));
}
