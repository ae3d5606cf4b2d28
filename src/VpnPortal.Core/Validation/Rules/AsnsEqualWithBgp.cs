using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>With one ASN on both ends the session is iBGP, which the documents do not describe and devices treat differently.</summary>
public sealed class AsnsEqualWithBgp : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (!draft.UsesBgp || draft.One.Asn is not { } asn || draft.Two.Asn != asn) yield break;
        yield return new Diagnostic(
            "asns-equal-with-bgp", Severity.Error, FieldPaths.Asn(SideKey.Two),
            new($"两端的自治系统号都是 {asn}，会话会成为 iBGP：学到的路由不再向其他 iBGP 邻居传递，带有本端号的路由会因环路检测被丢弃，而用户网关的自治系统号创建后不能修改。", $"Both sides have ASN {asn}, so the session would be iBGP: routes learned are not passed on to other iBGP peers, routes that carry the own ASN are dropped as loops, and the ASN of a customer gateway can never be changed."),
            new($"请为{draft.Two.Noun.Zh}一侧换一个自治系统号。", $"Choose another ASN for {draft.Two.Noun.En}."),
            Asns.Propose(draft, SideKey.Two));
    }
}
