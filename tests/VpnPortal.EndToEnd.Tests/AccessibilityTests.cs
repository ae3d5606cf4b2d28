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

    [Fact]
    public async Task Axe_OnEveryPageOfADraft_FindsNothing()
    {
        await using var portal = await PortalProcess.StartAsync("Production");
        var owner = await chromium.VisitorAsync();
        await owner.SetUpAsync(portal);
        await owner.OpenAsync(portal, "/deployments/new");
        await owner.ClickAsync("#load-example");
        await owner.ArrivesAsync("/draft/1");
        var deployment = string.Join("", new Uri(owner.Url).Segments[..3]).TrimEnd('/');
        var state = await owner.Context.StorageStateAsync();
        (string Path, string Ready)[] pages =
        [
            ("/deployments/new", "#load-example"), .. Enumerable.Range(1, 5).Select(step => ($"{deployment}/draft/{step}", "#next")), ($"{deployment}/review", "#run"),
        ];
        List<string> found = [];
        foreach (var (locale, scheme, width) in Looks)
        {
            var page = await chromium.VisitorAsync(locale, scheme, width, state);
            foreach (var (path, ready) in pages)
            {
                await page.OpenAsync(portal, path);
                await page.WaitForSelectorAsync(ready);
                found.AddRange(await FindingsAsync(page, $"{path} {locale} {scheme} {width}"));
                var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (wide > width) found.Add($"{path} {locale} {width}: the page is {wide} wide");
            }
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task Axe_OnTheOtherScenarios_FindsNothing()
    {
        await using var portal = await PortalProcess.StartAsync("Production");
        var owner = await chromium.VisitorAsync();
        await owner.SetUpAsync(portal);
        List<string> pages = [];
        foreach (var (button, filled, steps) in new[]
        {
            ("#load-example-1-bgp", "side2.vswitch2", new[] { 3, 4 }), ("#load-example-2", "side1.vswitch2", [1, 2, 3, 4, 5]),
            ("#load-example-2-classic", "side1.gateway.existing", [1, 2, 3, 4, 5]),
        })
        {
            var draft = new Uri(await owner.LoadAsync(portal, button, filled)).AbsolutePath;
            pages.AddRange(steps.Select(step => $"{draft}/{step}"));
        }

        var state = await owner.Context.StorageStateAsync();
        List<string> found = [];
        foreach (var (locale, scheme, width) in new[] { ("zh-CN", ColorScheme.Light, 1280), ("en", ColorScheme.Dark, 390) })
        {
            var page = await chromium.VisitorAsync(locale, scheme, width, state);
            foreach (var path in pages)
            {
                await page.OpenAsync(portal, path);
                await page.WaitForSelectorAsync("#next");
                found.AddRange(await FindingsAsync(page, $"{path} {locale} {scheme} {width}"));
                var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                if (wide > width) found.Add($"{path} {locale} {width}: the page is {wide} wide");
            }
        }

        Assert.Empty(found);
    }

    private static readonly (string Locale, ColorScheme Scheme, int Width)[] Looks =
    [
        ("zh-CN", ColorScheme.Light, 1280), ("zh-CN", ColorScheme.Dark, 1280), ("en", ColorScheme.Light, 1280), ("en", ColorScheme.Dark, 1280),
        ("zh-CN", ColorScheme.Light, 390), ("en", ColorScheme.Dark, 390),
    ];

    private static async Task<IEnumerable<string>> FindingsAsync(IPage page, string where)
    {
        var result = await page.RunAxe();
        return result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{where}: {violation.Id} {node.Html}");
    }
}
