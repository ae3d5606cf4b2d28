using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>On one gateway each tunnel with BGP needs a network of its own, those of other connections included.</summary>
public sealed class InsideCidrTaken : IPreflightRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from role in draft.UsesBgp ? TunnelRoles.Both : []
        let network = draft.UsableInsideCidr(role)
        where network is not null && draft.InsideCidrsInUse().Any(taken => taken.Overlaps(network.Value))
        select new Diagnostic(
            "inside-cidr-taken", Severity.Error, FieldPaths.InsideCidr(role),
            new($"隧道网段 {network} 已被所选VPN网关的其他IPsec连接使用，同一VPN网关下每条隧道的网段必须唯一。", $"The tunnel CIDR {network} is in use by another IPsec connection of the chosen VPN gateway; on one VPN gateway each tunnel needs its own."),
            new("请采用建议的隧道网段。", "Take the proposed tunnel CIDR."),
            draft.ProposeInsideCidr(role));
}
