using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>A network within another one of its side takes a second route and gains nothing.</summary>
public sealed class SubnetsRepeated : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        where side.SubnetsTyped
        let networks = side.Networks
        from index in Enumerable.Range(0, networks.Count)
        let inner = networks[index]
        let covering = networks.Where((outer, at) => at != index && outer.Contains(inner) && (outer != inner || at < index)).ToArray()
        where covering.Length > 0
        select new Diagnostic(
            "subnets-repeated", Severity.Warning, FieldPaths.Subnets(side.Key),
            covering[0] == inner
                ? new($"网段 {inner} 填写了不止一次。", $"The network {inner} is entered more than once.")
                : new($"网段 {inner} 已包含在 {covering[0]} 中，会多占一条路由而没有作用。", $"The network {inner} lies within {covering[0]}; it takes another route and gains nothing."),
            new($"请删除多余的 {inner}。", $"Remove the surplus {inner}."),
            side.WithoutContained());
}
