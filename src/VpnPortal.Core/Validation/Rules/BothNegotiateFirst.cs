using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>When both ends start at once, their negotiations can collide, so the documents let one side wait.</summary>
public sealed class BothNegotiateFirst : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (draft.Two.IsSite || !draft.Sides.All(side => side.EffectImmediately)) yield break;
        yield return new Diagnostic(
            "both-negotiate-first", Severity.Warning, FieldPaths.EffectImmediately(SideKey.Two),
            new("两端的“立即生效”都为是，双方同时发起协商可能相互冲突，产生重复的安全联盟（SA）。", "“Effective immediately” is yes on both sides; two negotiations started at once can collide and leave duplicate security associations (SAs)."),
            new("推荐只让 VPC1 一侧立即生效，将 VPC2 一侧设为否。", "Let only side 1 start at once and set side 2 to no."),
            "false");
    }
}
