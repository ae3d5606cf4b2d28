using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Sides with one ASN can hardly change to BGP later, because the ASN of a customer gateway is final.</summary>
public sealed class AsnsEqual : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        // With BGP it is an error of its own.
        if (draft.UsesBgp || draft.One.Asn is not { } asn || draft.Two.Asn != asn) yield break;
        yield return new Diagnostic(
            "asns-equal", Severity.Warning, FieldPaths.Asn(SideKey.Two),
            new($"两端的自治系统号都是 {asn}。静态路由不受影响，但以后启用 BGP 时会话会成为 iBGP，学到的路由不再向其他 iBGP 邻居传递，带有本端号的路由也会因环路检测被丢弃，而用户网关的自治系统号创建后不能修改。", $"Both sides have ASN {asn}. Static routes do not mind, but with BGP later the session would be iBGP: routes learned are not passed on to other iBGP peers, routes that carry the own ASN are dropped as loops, and the ASN of a customer gateway can never be changed."),
            new($"请为{draft.Two.Noun.Zh}一侧换一个自治系统号。", $"Choose another ASN for {draft.Two.Noun.En}."),
            Asns.Propose(draft, SideKey.Two));
    }
}
