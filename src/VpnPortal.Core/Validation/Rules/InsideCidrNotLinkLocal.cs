using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Tunnel networks come from the link-local range, where they can meet no network of a VPC.</summary>
public sealed class InsideCidrNotLinkLocal : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let typed = draft.InsideCidr(role)
        where typed.Value is { } network && !AddressPlan.LinkLocal.Contains(network)
        select new Diagnostic(
            "inside-cidr-not-link-local", Severity.Error, FieldPaths.InsideCidr(role),
            new($"隧道网段 {typed.Text} 不在 {AddressPlan.LinkLocal} 内，API 会拒绝。", $"The tunnel CIDR {typed.Text} is not within {AddressPlan.LinkLocal}; the API refuses it."),
            new("请采用建议的隧道网段。", "Take the proposed tunnel CIDR."),
            draft.ProposeInsideCidr(role));
}
