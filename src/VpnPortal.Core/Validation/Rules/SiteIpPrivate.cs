using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A gateway with public addresses reaches the device over the Internet, where private addresses do not exist.</summary>
public sealed class SiteIpPrivate : IDraftRule
{
    private static readonly Cidr[] Private = [Cidr.Parse("10.0.0.0/8"), Cidr.Parse("172.16.0.0/12"), Cidr.Parse("192.168.0.0/16")];

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from ip in draft.One.ExistingGateway is { IsPrivate: true } ? [] : draft.SiteIpsOf()
        where Private.Any(range => range.Contains(ip.Address))
        select new Diagnostic(
            "site-ip-private", Severity.Error, ip.Path,
            new($"{ip.Text} 是私网地址，公网类型的VPN网关无法通过互联网到达它。", $"{ip.Text} is a private address; a public VPN gateway cannot reach it over the Internet."),
            new("请填写设备的公网 IP。设备位于 NAT 之后时，请填写 NAT 的公网 IP。", "Enter the public IP of the device; behind a NAT, that of the NAT."));
}
