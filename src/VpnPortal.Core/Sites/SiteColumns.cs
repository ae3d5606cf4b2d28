using System.Collections.Immutable;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Sites;

/// <summary>What a column of a table of sites may be called: a short name, or the path of a field of <c>on-premises</c>.</summary>
public static class SiteColumns
{
    /// <summary>Short names in the order of the template, with the path that each stands for.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Short =
    [
        new("name", FieldPaths.Name),
        new("region", FieldPaths.Region(SideKey.One)),
        new("vpc", FieldPaths.Vpc(SideKey.One)),
        new("vswitch1", FieldPaths.VSwitch(SideKey.One, TunnelRole.Master)),
        new("vswitch2", FieldPaths.VSwitch(SideKey.One, TunnelRole.Slave)),
        new("gateway", FieldPaths.ExistingGateway(SideKey.One)),
        new("bandwidth", FieldPaths.Bandwidth(SideKey.One)),
        new("site", FieldPaths.SiteName),
        new("public_ip1", FieldPaths.SiteIp(TunnelRole.Master)),
        new("public_ip2", FieldPaths.SiteIp(TunnelRole.Slave)),
        new("asn", FieldPaths.Asn(SideKey.Two)),
        new("subnets", FieldPaths.Subnets(SideKey.Two)),
        new("routing", FieldPaths.Routing),
        new("device", FieldPaths.SiteDevice),
    ];

    private static readonly ImmutableDictionary<string, string> Paths =
        Short.ToImmutableDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The path that a column stands for, or null. Keys never stand in a table: they are generated.</summary>
    public static string? PathOf(string column)
    {
        var name = column.Trim();
        if (Paths.TryGetValue(name, out var path)) return path;
        return DraftFields.Find(OnPremisesFields.Scenario, name) is { IsSecret: false } field ? field.Path : null;
    }

    /// <summary>The short name of a path where it has one, else the path itself: what a reader of the table calls it.</summary>
    public static string NameOf(string path) => Short.FirstOrDefault(pair => pair.Value == path).Key ?? path;
}
