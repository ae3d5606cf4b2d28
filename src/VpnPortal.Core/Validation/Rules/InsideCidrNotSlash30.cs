using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A tunnel has two ends, so its network is a /30.</summary>
public sealed class InsideCidrNotSlash30 : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let typed = draft.InsideCidr(role)
        where typed.Value is { PrefixLength: not 30 }
        select new Diagnostic(
            "inside-cidr-not-30", Severity.Error, FieldPaths.InsideCidr(role),
            new($"隧道网段 {typed.Text} 的掩码长度是 /{typed.Value!.Value.PrefixLength}，API 只接受 /30。", $"The tunnel CIDR {typed.Text} is a /{typed.Value!.Value.PrefixLength}; the API takes a /30 only."),
            new("请采用建议的隧道网段。", "Take the proposed tunnel CIDR."),
            draft.ProposeInsideCidr(role));
}
