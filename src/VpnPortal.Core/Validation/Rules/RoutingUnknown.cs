using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Routes come from one of two places; another word must not silently mean the other one.</summary>
public sealed class RoutingUnknown : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var typed = draft.Text(FieldPaths.Routing);
        if (typed.Length == 0 || RoutingWords.All.Contains(typed, StringComparer.Ordinal)) yield break;
        yield return new Diagnostic(
            "routing-unknown", Severity.Error, FieldPaths.Routing,
            new($"路由方式“{typed}”不存在，只有静态路由（static）和 BGP（bgp）。", $"There is no routing “{typed}”, only static routes (static) and BGP (bgp)."),
            new("请选择静态路由或 BGP。", "Choose static routes or BGP."),
            RoutingWords.All.FirstOrDefault(word => string.Equals(word, typed, StringComparison.OrdinalIgnoreCase)) ?? RoutingWords.Static);
    }
}
