using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A public ASN belongs to somebody, so a private one is the safe choice.</summary>
public sealed class AsnNotPrivate : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        where side.Asn is >= 1 and <= AsnText.Max and not AsnText.AlibabaDefault && !Asns.IsPrivate(side.Asn.Value)
        select new Diagnostic(
            "asn-not-private", Severity.Warning, FieldPaths.Asn(side.Key),
            new($"自治系统号 {side.Asn} 不在私有号段内，除非已分配给贵公司，否则可能与互联网上的网络冲突。", $"ASN {side.Asn} is not a private one; unless it was assigned to your company, it may clash with a network on the Internet."),
            new("建议使用 64512–65534 或 4200000000–4294967294 中的号，创建后不能修改。", "Prefer one of 64512 to 65534 or 4200000000 to 4294967294; it cannot be changed later."),
            Asns.Propose(draft, side.Key));
}
