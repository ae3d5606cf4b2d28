using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VpnPortal.EndToEnd.Tests;

public sealed class RunPageTests(ChromiumFixture chromium)
{
    private sealed record Words(string Preparing, string Normal, string TitlePreparing, string TitleDone, string Accepted, string Up, string Standby, string Established);

    private static readonly Dictionary<string, Words> Languages = new(StringComparer.Ordinal)
    {
        ["zh-CN"] = new("准备中", "正常", "VPN网关[12] 准备中，已 0:", "执行完成", "云端已受理", "已连通", "备用", "两个阶段均已建立"),
        ["en"] = new("preparing", "normal", "VPN网关[12]: preparing, 0:", "The run is complete", "accepted by the cloud", "up", "standby", "both phases established"),
    };

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Example1_FromTheEmptyList_IsWatchedUntilBothTunnelsAreUp(string language)
    {
        var words = Languages[language];
        await using var portal = await PortalProcess.StartAsync("Production", null, "--Emulator:TimeScale=30");
        var page = await chromium.VisitorAsync(language);
        await page.SetUpAsync(portal);
        await StartExampleAsync(page, portal);

        // No reload from here on: everything arrives by itself.
        var gateways = new[] { "vpn_gateway.side1", "vpn_gateway.side2" }.Select(step => page.Locator($"[data-step='{step}'] .chip")).ToList();
        foreach (var gateway in gateways) await Expect(gateway).ToHaveTextAsync(words.Preparing);
        await Expect(page).ToHaveTitleAsync(Pattern(words.TitlePreparing));
        var first = await page.TitleAsync();
        await Expect(page).Not.ToHaveTitleAsync(first);
        foreach (var gateway in gateways) await Expect(gateway).ToHaveTextAsync(words.Normal);
        await Expect(page).ToHaveTitleAsync(Pattern(words.TitleDone));
        await Expect(page.Locator(".run-row .chip-green")).ToHaveCountAsync(12);

        await page.ClickAsync("[data-step='vpn_gateway.side1']");
        await Expect(page).ToHaveURLAsync(Pattern(@"\?step=vpn_gateway\.side1"));
        await Expect(page.Locator(".run-drawer")).ToContainTextAsync("ClientToken");
        await Expect(page.Locator(".run-drawer")).ToContainTextAsync(words.Accepted);

        await page.ClickAsync(".page-header .actions a");
        await Expect(page.Locator("[data-tunnel=tunnel1] .chip")).ToContainTextAsync(words.Up);
        await Expect(page.Locator("[data-tunnel=tunnel2] .chip")).ToContainTextAsync(words.Standby);
        await Expect(page.Locator("[data-tunnel] td").Filter(new() { HasText = words.Established })).ToHaveCountAsync(4);
        if (language == "zh-CN") await AssertAccessibleAsync(portal, page);
    }

    [Fact]
    public async Task Draft_NeverRun_IsDeletedAfterAsking()
    {
        await using var portal = await PortalProcess.StartAsync("Production");
        var page = await chromium.VisitorAsync("en");
        await page.SetUpAsync(portal);
        await page.ClickAsync("#load-example");
        await page.ArrivesAsync("/draft/");
        await page.OpenAsync(portal, "/deployments");
        await page.ClickAsync("[data-deployment] .button-quiet");
        await page.ClickAsync("dialog .button-danger");
        await Expect(page.Locator("#load-example")).ToBeVisibleAsync();
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task StartExampleAsync(IPage page, PortalProcess portal)
    {
        await page.OpenAsync(portal, "/deployments");
        await page.ClickAsync("#load-example");
        await page.ArrivesAsync("/draft/");
        var id = new Uri(page.Url).Segments[2].TrimEnd('/');
        await page.OpenAsync(portal, $"/deployments/{id}/review");
        await page.ClickAsync("#run");
        await page.ArrivesAsync("/runs/");
        await page.LiveAsync();
    }

    private async Task AssertAccessibleAsync(PortalProcess portal, IPage signedIn)
    {
        var deployment = new Uri(signedIn.Url).AbsolutePath;
        var run = await signedIn.GetAttributeAsync(".page-header .actions a", "href");
        var state = await signedIn.Context.StorageStateAsync();
        List<string> found = [];
        foreach (var locale in new[] { "zh-CN", "en" })
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await chromium.VisitorAsync(locale, scheme, storageState: state);
            foreach (var path in new[] { "/deployments", deployment, $"{deployment}/routes", $"{deployment}/changes", run!, $"{run}?step=ipsec_connection.side1" })
            {
                await page.OpenAsync(portal, path);
                var result = await page.RunAxe();
                found.AddRange(result.Violations.SelectMany(
                    violation => violation.Nodes, (violation, node) => $"{path} {locale} {scheme}: {violation.Id} {node.Html}"));
            }
        }

        Assert.Empty(found);
    }
}
