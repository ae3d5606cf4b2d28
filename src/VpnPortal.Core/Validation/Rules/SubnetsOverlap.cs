using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Networks that are to reach each other must not overlap: an address on both sides has no route.</summary>
public sealed class SubnetsOverlap : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from one in draft.One.Subnets
        from two in draft.Two.Subnets
        where one.Value is { } left && two.Value is { } right && left.Overlaps(right)
        select new Diagnostic(
            "subnets-overlap", Severity.Error, VpcToVpcFields.Subnets(SideKey.Two),
            new($"{two.Value} 与本端 1 的 {one.Value} 重叠,同一地址在两端都存在,无法路由。", $"{two.Value} overlaps {one.Value} of side 1: an address that exists on both sides cannot be routed."),
            new("改用不重叠的 VPC,或在两端只填写互不重叠的网段。", "Use a VPC that does not overlap, or enter only networks that differ on both sides."));
}
