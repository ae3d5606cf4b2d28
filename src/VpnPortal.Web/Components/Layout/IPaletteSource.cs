using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Components.Layout;

/// <summary>One line of the command palette.</summary>
public sealed record PaletteEntry(string Title, string? Detail, string Href, IconName Icon);

/// <summary>
/// A feature adds its things to the palette by registering one of these: deployments to go to, runs to open, scenarios to start.
/// It is asked on every keystroke and answers with at most a handful of entries.
/// </summary>
public interface IPaletteSource
{
    Task<IReadOnlyList<PaletteEntry>> FindAsync(string query, CancellationToken cancellationToken);
}
