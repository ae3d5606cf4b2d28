using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A tunnel's inside network is an IPv4 network.</summary>
public sealed class InsideCidrUnreadable : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let typed = draft.InsideCidr(role)
        where typed.Text.Length > 0 && typed.Value is null
        select new Diagnostic(
            "inside-cidr-unreadable", Severity.Error, FieldPaths.InsideCidr(role),
            new($"隧道网段“{typed.Text}”不是 IPv4 网段，应写作 169.254.10.0/30 的形式。", $"The tunnel CIDR “{typed.Text}” is no IPv4 network; write it like 169.254.10.0/30."),
            new("请采用建议的隧道网段。", "Take the proposed tunnel CIDR."),
            draft.ProposeInsideCidr(role));
}
