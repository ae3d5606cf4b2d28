using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Two things of one kind and one name in a region cannot be told apart in the console.</summary>
public sealed class NamesRepeated : IDraftRule
{
    private sealed record Named(string Kind, string Path, string Region, string Name);

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from named in Names(draft)
        where named.Name.Length > 0 && named.Region.Length > 0
        group named by (named.Kind, named.Region, named.Name) into same
        from again in same.Skip(1)
        select new Diagnostic(
            "names-repeated", Severity.Warning, again.Path,
            new($"名称“{again.Name}”在地域 {again.Region} 中用了不止一次，在控制台中将无法区分。", $"The name “{again.Name}” is used more than once in region {again.Region}, so the console cannot tell the two apart."),
            new("请换一个不同的名称。", "Choose a different name."),
            Free(again.Name, Names(draft)));

    private static IEnumerable<Named> Names(DraftReading draft) => draft.Sides.SelectMany(side => NamesOf(draft, side));

    private static IEnumerable<Named> NamesOf(DraftReading draft, SideReading side)
    {
        if (!side.ReusesGateway) yield return new("gateway", FieldPaths.GatewayName(side.Key), side.RegionId, side.GatewayName);
        foreach (var path in side.ConnectionNamePaths) yield return new("connection", path, side.RegionId, draft.Text(path));
        foreach (var role in TunnelRoles.Both)
        {
            var path = FieldPaths.CustomerGatewayName(side.Key, role);
            if (draft.Text(path).Length > 0 || draft.One.GatewayName != draft.Two.GatewayName)
                yield return new("customer-gateway", path, side.RegionId, side.CustomerGatewayName(role));
        }
    }

    private static string? Free(string name, IEnumerable<Named> taken)
    {
        var names = taken.Select(named => named.Name).ToHashSet(StringComparer.Ordinal);
        var free = Enumerable.Range(2, names.Count).Select(number => FormattableString.Invariant($"{name}-{number}")).First(candidate => !names.Contains(candidate));
        return free.Length <= 100 ? free : null;
    }
}
