using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Components.Layout;

/// <summary>The places of the left rail; <c>Text</c> is a key of <see cref="ShellTexts"/>.</summary>
/// <param name="Also">Addresses outside <c>Href</c> that belong to the place, such as runs to deployments.</param>
public sealed record NavigationTarget(string Href, string Text, IconName Icon, string? Also = null)
{
    /// <summary>True when the address lies in this place.</summary>
    public bool Holds(string path) => Lies(path, Href) || (Also is not null && Lies(path, Also));

    private static bool Lies(string path, string place) =>
        path == place || path.StartsWith(place + "/", StringComparison.Ordinal);
}

public static class NavigationTargets
{
    public static IReadOnlyList<NavigationTarget> All { get; } =
    [
        new("/deployments", "NavDeployments", IconName.Deployments, Also: "/runs"),
        new("/history", "NavHistory", IconName.History),
        new("/exports", "NavExports", IconName.Download),
        new("/settings", "NavSettings", IconName.Settings),
    ];
}
