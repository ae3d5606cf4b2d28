using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>This side's ASN becomes that of the peer's customer gateways, and those must not have Alibaba Cloud's own.</summary>
public sealed class AsnIsAlibabaDefault : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Two.IsSite ? [draft.Two] : draft.Ends
        where side.Asn == AsnText.AlibabaDefault
        select new Diagnostic(
            "asn-is-alibaba-default", Severity.Error, FieldPaths.Asn(side.Key),
            new($"{AsnText.AlibabaDefault} 是阿里云的默认自治系统号，而本端的号会写入对端的用户网关，用户网关不能使用它。", $"{AsnText.AlibabaDefault} is Alibaba Cloud's own default ASN; the ASN of this side goes into the peer's customer gateways, which must not use it."),
            new("请改用私有自治系统号，例如 64512–65534 中的一个。", "Use a private ASN, for example one of 64512 to 65534."),
            Asns.Propose(draft, side.Key));
}
