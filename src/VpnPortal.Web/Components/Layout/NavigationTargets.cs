using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Components.Layout;

/// <summary>The places of the left rail; <c>Text</c> is a key of <see cref="ShellTexts"/>.</summary>
public sealed record NavigationTarget(string Href, string Text, IconName Icon);

public static class NavigationTargets
{
    public static IReadOnlyList<NavigationTarget> All { get; } =
    [
        new("/deployments", "NavDeployments", IconName.Deployments),
        new("/history", "NavHistory", IconName.History),
        new("/exports", "NavExports", IconName.Download),
        new("/settings", "NavSettings", IconName.Settings),
    ];
}
