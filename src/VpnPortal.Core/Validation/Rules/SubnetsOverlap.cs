using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Networks that are to reach each other must not overlap: an address on both sides has no route.</summary>
public sealed class SubnetsOverlap : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from one in draft.One.Networks
        from two in draft.Two.Networks
        where one.Overlaps(two) && !SameVpcOnBothSides.AppliesTo(draft)
        select new Diagnostic(
            "subnets-overlap", Severity.Error, FieldPaths.Subnets(SideKey.Two),
            new($"{draft.Two.Noun.Zh}的 {two} 与 {draft.One.Noun.Zh} 的 {one} 重叠，同一地址在两端都存在，无法路由。", $"{two} of {draft.Two.Noun.En} overlaps {one} of {draft.One.Noun.En}: an address that exists on both sides cannot be routed."),
            new($"请改用不重叠的{(draft.Two.IsSite ? "网段" : " VPC")}，或在两端只填写互不重叠的网段。", $"Use a {(draft.Two.IsSite ? "network" : "VPC")} that does not overlap, or enter only networks that differ on both sides."));
}
