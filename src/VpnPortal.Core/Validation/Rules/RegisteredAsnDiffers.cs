using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>With BGP the gateway expects the ASN of the customer gateway, which can never be changed.</summary>
public sealed class RegisteredAsnDiffers : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from ip in draft.UsesBgp && draft.Two.Asn is not null ? draft.SiteIpsOf().DistinctBy(ip => ip.Address) : []
        let found = draft.One.RegisteredCustomerGateway(ip.Text)
        where found is not null && found.Asn != draft.Two.Asn
        select found.Asn is { } asn ? Differs(draft, ip, found, asn) : Missing(ip, found);

    private static Diagnostic Differs(DraftReading draft, SiteIp ip, ObservedCustomerGateway found, long asn) => new(
        "registered-asn-differs", Severity.Error, FieldPaths.Asn(SideKey.Two),
        new($"{ip.Text} 已登记为用户网关 {found.Id}，其自治系统号是 {asn}，与填写的 {draft.Two.Asn} 不同。它不能修改，VPN网关会拒绝与其他号建立 BGP 会话。", $"{ip.Text} is registered already as customer gateway {found.Id} with ASN {asn}, not {draft.Two.Asn}. It cannot be changed, and the VPN gateway refuses a BGP session with another one."),
        new($"请改为 {asn} 并在设备上使用它，或删除不再使用的 {found.Id}，或更换公网 IP。", $"Change it to {asn} and use that on the device, or delete {found.Id} if nothing uses it, or take another public IP."),
        draft.SiteIpsOf().Select(other => draft.One.RegisteredCustomerGateway(other.Text)?.Asn).OfType<long>().Distinct().Count() == 1
            ? FormattableString.Invariant($"{asn}") : null);

    private static Diagnostic Missing(SiteIp ip, ObservedCustomerGateway found) => new(
        "registered-without-asn", Severity.Error, ip.Path,
        new($"{ip.Text} 已登记为用户网关 {found.Id}，但登记时没有填写自治系统号，之后也不能补填，因此不能用于 BGP。", $"{ip.Text} is registered already as customer gateway {found.Id} without an ASN; none can be added later, so it cannot be used for BGP."),
        new($"请删除不再使用的 {found.Id}，或更换公网 IP，或改用静态路由。", $"Delete {found.Id} if nothing uses it, or take another public IP, or use static routes."));
}
