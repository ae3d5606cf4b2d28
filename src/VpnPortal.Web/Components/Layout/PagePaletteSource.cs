using Microsoft.Extensions.Localization;

namespace VpnPortal.Web.Components.Layout;

/// <summary>The pages of the rail.</summary>
internal sealed class PagePaletteSource(IStringLocalizer<ShellTexts> texts) : IPaletteSource
{
    public Task<IReadOnlyList<PaletteEntry>> FindAsync(string query, CancellationToken cancellationToken)
    {
        IReadOnlyList<PaletteEntry> found =
        [
            .. NavigationTargets.All
                .Select(target => new PaletteEntry(texts[target.Text], texts["PalettePage"], target.Href, target.Icon))
                .Where(entry => Matches(entry, query)),
        ];
        return Task.FromResult(found);
    }

    private static bool Matches(PaletteEntry entry, string query) =>
        entry.Title.Contains(query, StringComparison.CurrentCultureIgnoreCase)
        || entry.Href.Contains(query, StringComparison.OrdinalIgnoreCase);
}
