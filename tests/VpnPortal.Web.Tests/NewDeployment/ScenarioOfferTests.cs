using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Drafts;
using VpnPortal.Web.Features.NewDeployment;

namespace VpnPortal.Web.Tests.NewDeployment;

public sealed class ScenarioOfferTests
{
    [Fact]
    public void EveryScenario_IsOffered() => Assert.Equal(DraftFields.Scenarios, ScenarioOffer.All.Select(offer => offer.Key));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void EveryOffer_HasItsTexts(string culture)
    {
        var texts = Texts(culture);
        var keys = ScenarioOffer.All.SelectMany(offer => (string[])
            [
                $"Sub-{offer.Key}", $"Empty-{offer.Key}", .. offer.Built.Select(built => built.Thing), .. offer.Needs, .. offer.Available,
                .. DraftExamples.Of(offer.Key).SelectMany(example => new[] { $"Load-{example.Key}", $"Says-{example.Key}" }),
            ]);
        Assert.All(keys, key => Assert.False(texts[key].ResourceNotFound, key));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("数据中心", 2)]
    [InlineData("on-premises-classic", 1)]
    [InlineData("nothing like it", 0)]
    public async Task Palette_FindsScenariosToStart(string query, int count)
    {
        var found = await new ScenarioPaletteSource(Texts("zh-CN")).FindAsync(query, TestContext.Current.CancellationToken);
        Assert.Equal(count, found.Count);
        Assert.All(found, entry => Assert.StartsWith("/deployments/new#", entry.Href, StringComparison.Ordinal));
    }

    private static IStringLocalizer<NewDeploymentTexts> Texts(string culture)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        return services.BuildServiceProvider().GetRequiredService<IStringLocalizer<NewDeploymentTexts>>();
    }
}
