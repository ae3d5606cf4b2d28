using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Some ranges belong to nobody on the Internet, so no device is reached there.</summary>
public sealed class SiteIpReserved : IDraftRule
{
    private static readonly (Cidr Range, BilingualText Use)[] Ranges =
    [
        (Cidr.Parse("100.64.0.0/10"), new("运营商级 NAT 和阿里云内部服务使用的网段", "used for carrier-grade NAT and by Alibaba Cloud's own services")),
        (Cidr.Parse("127.0.0.0/8"), new("本机环回网段", "the loopback range")),
        (AddressPlan.LinkLocal, new("链路本地网段", "the link-local range")),
        (Cidr.Parse("224.0.0.0/4"), new("组播网段", "the multicast range")),
        (Cidr.Parse("240.0.0.0/4"), new("保留和广播网段", "reserved and for broadcasts")),
        (Cidr.Parse("0.0.0.0/8"), new("表示“本网络”的网段", "the range that means “this network”")),
    ];

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from ip in draft.SiteIpsOf()
        from reserved in Ranges
        where reserved.Range.Contains(ip.Address)
        select new Diagnostic(
            "site-ip-reserved", Severity.Error, ip.Path,
            new($"{ip.Text} 位于 {reserved.Range}，这是{reserved.Use.Zh}，不能作为用户网关的地址。", $"{ip.Text} lies in {reserved.Range}, {reserved.Use.En}; it cannot be the address of a customer gateway."),
            new("请填写设备的公网 IP。设备位于 NAT 之后时，请填写 NAT 的公网 IP。", "Enter the public IP of the device; behind a NAT, that of the NAT."));
}
