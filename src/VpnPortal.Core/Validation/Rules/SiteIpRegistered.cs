using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A region registers an address once, so the customer gateway that has it is used again, with its name and ASN.</summary>
public sealed class SiteIpRegistered : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from ip in draft.SiteIpsOf().DistinctBy(ip => ip.Address)
        let found = draft.One.RegisteredCustomerGateway(ip.Text)
        where found is not null
        let asn = found.Asn is { } number ? new BilingualText($"自治系统号为 {number}", $"its ASN is {number}") : new BilingualText("没有自治系统号", "it has no ASN")
        select new Diagnostic(
            "site-ip-registered", Severity.Warning, ip.Path,
            new($"{ip.Text} 已登记为用户网关“{found.Name}”（{found.Id}），{asn.Zh}。同一地域中一个 IP 只能登记一次，因此会沿用它，不再创建，也不会随部署删除。", $"{ip.Text} is registered already as customer gateway “{found.Name}” ({found.Id}); {asn.En}. A region takes an IP once, so this one is used again; it is neither created nor deleted with the deployment."),
            new("请确认它就是这台设备的链路，可以继续。", "Make sure that it is the link of this device; then go on."));
}
