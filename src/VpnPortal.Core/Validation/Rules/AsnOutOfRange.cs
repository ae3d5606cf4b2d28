using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>An ASN has 32 bits and is not zero.</summary>
public sealed class AsnOutOfRange : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        where side.Asn is < 1 or > AsnText.Max
        select new Diagnostic(
            "asn-out-of-range", Severity.Error, FieldPaths.Asn(side.Key),
            new($"自治系统号 {side.Asn} 超出范围，允许 1–{AsnText.Max}。", $"ASN {side.Asn} is out of range; 1 to {AsnText.Max} are allowed."),
            new("请输入范围内的自治系统号，建议使用私有号段 64512–65534。", "Enter an ASN within the range, preferably a private one of 64512 to 65534."),
            Asns.Propose(draft, side.Key));
}
