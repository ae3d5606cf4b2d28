using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A network that covers a tunnel's inside addresses would swallow the tunnel itself.</summary>
public sealed class SubnetOverlapsTunnel : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        from network in side.Networks
        from role in TunnelRoles.Both
        let inside = draft.InsideCidr(role).Value
        where inside is { PrefixLength: 30 } && network.Overlaps(inside.Value)
        select new Diagnostic(
            "subnet-overlaps-tunnel", Severity.Error, FieldPaths.Subnets(side.Key),
            new($"{network} 与{role.Noun().Zh}的隧道网段 {inside} 重叠，隧道地址会被错误路由。", $"{network} overlaps the tunnel CIDR {inside} of the {role.Noun().En}, so the tunnel's own addresses would be routed wrongly."),
            new("请填写不与隧道网段重叠的网段，或更换隧道网段。", "Enter a network outside the tunnel CIDR, or choose another tunnel CIDR."));
}
