using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Eight /30s of the link-local range serve the cloud itself.</summary>
public sealed class InsideCidrReserved : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in TunnelRoles.Both
        let network = draft.UsableInsideCidr(role)
        where network is not null && AddressPlan.Reserved.Contains(network.Value)
        select new Diagnostic(
            "inside-cidr-reserved", Severity.Error, FieldPaths.InsideCidr(role),
            new($"隧道网段 {network} 是阿里云保留的 8 个网段之一，不能使用。", $"The tunnel CIDR {network} is one of the eight that Alibaba Cloud reserves, and cannot be used."),
            new("请采用建议的隧道网段。", "Take the proposed tunnel CIDR."),
            draft.ProposeInsideCidr(role));
}
