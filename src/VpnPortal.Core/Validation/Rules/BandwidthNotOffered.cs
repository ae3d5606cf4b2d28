using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Gateways are sold in fixed sizes only.</summary>
public sealed class BandwidthNotOffered : IDraftRule
{
    /// <summary>Sizes on sale in Mbit/s.</summary>
    public static readonly IReadOnlyList<int> Sizes = [5, 10, 20, 50, 100, 200, 500, 1000];

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.BuyingSides
        let path = FieldPaths.Bandwidth(side.Key)
        where draft.Text(path).Length > 0 && !Sizes.Any(size => size == side.Bandwidth)
        let offered = side.Bandwidth is { } wanted ? Sizes.FirstOrDefault(size => size >= wanted, Sizes[^1]) : 10
        select new Diagnostic(
            "bandwidth-not-offered", Severity.Error, path,
            new($"带宽“{draft.Text(path)}”不是在售规格，可选 {string.Join('、', Sizes)} Mbps。", $"“{draft.Text(path)}” is not a bandwidth on sale; there are {Sizes.Listed()} Mbit/s."),
            new($"请选择在售规格，例如 {offered} Mbps。", $"Choose a size on sale, for example {offered} Mbit/s."),
            FormattableString.Invariant($"{offered}"));
}
