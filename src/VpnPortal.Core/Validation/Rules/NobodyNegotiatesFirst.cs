using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>When both ends wait for traffic, no tunnel comes up by itself.</summary>
public sealed class NobodyNegotiatesFirst : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        // An on-premises device may start; only two gateways that both wait can be told never to.
        if (draft.Two.IsSite) yield break;
        if (!draft.Sides.All(side => FlagUnreadable.IsReadable(draft, FieldPaths.EffectImmediately(side.Key)))) yield break;
        if (draft.Sides.Any(side => side.EffectImmediately)) yield break;
        yield return new Diagnostic(
            "nobody-negotiates-first", Severity.Error, FieldPaths.EffectImmediately(SideKey.One),
            new("两端的“立即生效”都为否，双方都在等待流量，隧道不会主动协商，部署完成后也无法确认可用。", "“Effective immediately” is no on both sides: each waits for traffic, no tunnel negotiates by itself, and nobody could tell that the deployment works."),
            new("请将 VPC1 一侧的“立即生效”设为是。", "Set “effective immediately” of side 1 to yes."),
            "true");
    }
}
