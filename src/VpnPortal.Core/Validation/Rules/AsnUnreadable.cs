using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>An ASN is a plain number, or two with a dot between.</summary>
public sealed class AsnUnreadable : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        let path = FieldPaths.Asn(side.Key)
        where draft.Text(path).Length > 0 && side.Asn is null
        select new Diagnostic(
            "asn-unreadable", Severity.Error, path,
            new($"“{draft.Text(path)}”不是自治系统号，应为整数（如 65530）或点分形式（如 1.10 表示 65546）。", $"“{draft.Text(path)}” is no ASN; it should be a whole number such as 65530, or the dotted form, where 1.10 means 65546."),
            new($"请输入自治系统号，例如 {draft.DefaultOf(path)}。", $"Enter an ASN, for example {draft.DefaultOf(path)}."),
            Asns.Propose(draft, side.Key));
}
