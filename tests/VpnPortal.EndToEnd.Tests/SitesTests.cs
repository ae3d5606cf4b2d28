using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>Many sites from one table: what is wrong is told by row and column, and nothing is made before all of it is right.</summary>
public sealed class SitesTests(ChromiumFixture chromium)
{
    private const string Header = "name,region,vpc,vswitch1,vswitch2,bandwidth,site,public_ip1,public_ip2,asn,subnets";
    private const string Place = "cn-hangzhou,vpc-bp1vpc3r8k5d0zf2w7q6x,vsw-bp1vpc3h2u9t4ma7c5jeb,vsw-bp1vpc3i6y1n8go3p0rsl,10";

    [Fact]
    public async Task TableWithAWrongCell_IsToldByRowAndColumn_AndMakesDraftsOnceMended()
    {
        await using var portal = await PortalProcess.StartAsync();
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        await page.OpenAsync(portal, "/deployments/new");
        await page.ClickAsync("#start-sites");
        await page.ArrivesAsync("/deployments/new/sites");
        Assert.StartsWith(Header[..Header.IndexOf(",bandwidth", StringComparison.Ordinal)], await TemplateAsync(page), StringComparison.Ordinal);

        await page.FillAsync("#sites-pool", "172.20.0.0/16");
        await CheckAsync(page, "47.98.2.300");
        await Expect(page.Locator("#sites-summary")).ToContainTextAsync("共 3 个站点，1 个需要修改");
        var wrong = page.Locator("tr", new() { Has = page.Locator(".chip-amber") });
        await Expect(wrong.Locator("td").First).ToHaveTextAsync("3");
        await Expect(page.Locator("tr.sites-findings .finding-error code").First).ToHaveTextAsync("public_ip1");
        await Expect(page.Locator("#sites-create")).ToHaveAttributeAsync("aria-disabled", "true");
        Assert.Empty((await page.RunAxe()).Violations);

        await CheckAsync(page, "47.98.2.1");
        await Expect(page.Locator("#sites-summary")).ToContainTextAsync("3 个站点全部可以创建");
        await Expect(page.Locator("tr", new() { HasTextString = "hz-store-3" })).ToContainTextAsync("172.20.0.0/24 自动分配");
        await page.ClickAsync("#sites-create");
        await Expect(page).ToHaveURLAsync($"{portal.Address}/deployments");
        foreach (var name in new[] { "hz-store-1", "hz-store-2", "hz-store-3" })
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
    }

    private static async Task<string> TemplateAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[href$='template.csv']"));
        Assert.Equal("vpnportal-sites.csv", download.SuggestedFilename);
        return await File.ReadAllTextAsync((await download.PathAsync())!);
    }

    /// <summary>The last site's networks are left to the pool.</summary>
    private static async Task CheckAsync(IPage page, string secondAddress)
    {
        await page.FillAsync("#sites-table", $"""
            {Header}
            hz-store-1,{Place},门店 1,47.98.1.1,47.98.1.2,65010,172.16.1.0/24
            hz-store-2,{Place},门店 2,{secondAddress},47.98.2.2,65010,172.16.2.0/24; 172.16.3.0/24
            hz-store-3,{Place},门店 3,47.98.3.1,47.98.3.2,65010,
            """);
        await page.ClickAsync("#sites-check");
    }
}
