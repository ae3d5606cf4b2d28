using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Topology;
using VpnPortal.Web.Components.Layout;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.NewDeployment;

/// <summary>Scenarios to start. The palette only leads there: what makes a draft is a button.</summary>
internal sealed class ScenarioPaletteSource(IStringLocalizer<NewDeploymentTexts> texts) : IPaletteSource
{
    public Task<IReadOnlyList<PaletteEntry>> FindAsync(string query, CancellationToken cancellationToken)
    {
        IReadOnlyList<PaletteEntry> found =
        [
            .. ScenarioOffer.All
                .Select(offer => (offer.Key, Title: texts["Start", ScenarioNames.Of(offer.Key).In(CultureInfo.CurrentUICulture.Name)].Value))
                .Where(offer => offer.Title.Contains(query, StringComparison.CurrentCultureIgnoreCase) || offer.Key.Contains(query, StringComparison.OrdinalIgnoreCase))
                .Select(offer => new PaletteEntry(offer.Title, texts["PaletteScenario"], ScenarioOffer.Address(offer.Key), IconName.Plus)),
        ];
        return Task.FromResult(found);
    }
}
