using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace VpnPortal.EndToEnd.Tests;

public sealed class AccessibilityTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Axe_InBothLanguagesAndThemes_FindsNothing()
    {
        await using var portal = await PortalProcess.StartAsync();
        List<string> found = [];
        var setup = await chromium.VisitorAsync();
        await setup.GotoAsync(await portal.SetupLinkAsync());
        found.AddRange(await FindingsAsync(setup, "setup"));
        await setup.ClickAsync("main button[type=submit]");
        await setup.WaitForSelectorAsync(".error-summary");
        found.AddRange(await FindingsAsync(setup, "setup with errors"));
        await setup.SetUpAsync(portal);
        var state = await setup.Context.StorageStateAsync();

        foreach (var locale in new[] { "zh-CN", "en" })
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var stranger = await chromium.VisitorAsync(locale, scheme);
            await stranger.GotoAsync($"{portal.Address}/sign-in");
            found.AddRange(await FindingsAsync(stranger, $"sign-in {locale} {scheme}"));

            var page = await chromium.VisitorAsync(locale, scheme, storageState: state);
            foreach (var path in new[] { "/deployments", "/settings", "/dev/components" })
            {
                await page.OpenAsync(portal, path);
                found.AddRange(await FindingsAsync(page, $"{path} {locale} {scheme}"));
            }

            await page.Keyboard.PressAsync("Control+k");
            await page.WaitForSelectorAsync("#palette [role=option]");
            found.AddRange(await FindingsAsync(page, $"palette {locale} {scheme}"));
        }

        Assert.Empty(found);
    }

    private static async Task<IEnumerable<string>> FindingsAsync(IPage page, string where)
    {
        var result = await page.RunAxe();
        return result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{where}: {violation.Id} {node.Html}");
    }
}
