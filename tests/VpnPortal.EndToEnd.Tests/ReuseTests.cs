using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static VpnPortal.EndToEnd.Tests.WizardPages;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>A draft comes in as a document, goes out as one, and is used again.</summary>
public sealed class ReuseTests(ChromiumFixture chromium)
{
    private const string Name = "fra-vpc1-vpc2-bgp";

    [Fact]
    public async Task PastedDraft_IsMendedWhereItIsWrong_AndTravelsOn()
    {
        await using var portal = await PortalProcess.StartAsync();
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        await ImportAsync(page, portal);
        await ExportAsync(page);
        await CloneAsync(page);
        await SwapAsync(page);
    }

    private static async Task ImportAsync(IPage page, PortalProcess portal)
    {
        var right = await File.ReadAllTextAsync(PortalProcess.InRepository("docs", "examples", "vpc-to-vpc-bgp.yaml"));
        var wrong = right.Replace("routing: bgp", "routng: bgp", StringComparison.Ordinal);
        var line = wrong.Split('\n').ToList().FindIndex(text => text.StartsWith("routng", StringComparison.Ordinal)) + 1;
        await page.OpenAsync(portal, "/deployments/new");
        await page.FillAsync("#import-text", wrong);
        await page.ClickAsync("#import-action");
        await Expect(page.Locator(".error-summary a")).ToHaveCountAsync(1);
        await Expect(page.Locator(".error-summary a")).ToContainTextAsync($"第 {line} 行");
        await Expect(page.Locator(".error-summary a")).ToContainTextAsync("是否想写“routing”");
        await Expect(page.Locator("#import-text")).ToHaveValueAsync(wrong);

        await page.FillAsync("#import-text", right);
        await page.ClickAsync("#import-action");
        await page.ArrivesAsync("/draft/1");
        await Expect(page.Locator(Field("name"))).ToHaveValueAsync(Name);
        await Expect(page.Locator(Field("side2.vpc"))).ToHaveValueAsync("VPC2");
    }

    private static async Task ExportAsync(IPage page)
    {
        using var json = JsonDocument.Parse(await DownloadAsync(page, "draft.json"));
        Assert.Equal("vpc-to-vpc", json.RootElement.GetProperty("scenario").GetString());
        Assert.Equal("bgp", json.RootElement.GetProperty("routing").GetString());
        Assert.False(json.RootElement.GetProperty("tunnel1").TryGetProperty("psk", out _));
        Assert.Contains("insideCidr: 169.254.20.0/30", await DownloadAsync(page, "draft.yaml"), StringComparison.Ordinal);
    }

    private static async Task<string> DownloadAsync(IPage page, string file)
    {
        await page.ClickAsync(".draft-menu summary");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($".draft-menu a[href$='{file}']"));
        Assert.Equal($"{Name}.{file}", download.SuggestedFilename);
        return await File.ReadAllTextAsync((await download.PathAsync())!);
    }

    private static async Task CloneAsync(IPage page)
    {
        var original = new Uri(page.Url).AbsolutePath;
        await page.ClickAsync(".draft-menu summary");
        await page.ClickAsync("#clone-draft");
        await Expect(page.Locator(Field("name"))).ToHaveValueAsync($"{Name} (2)");
        Assert.NotEqual(original, new Uri(page.Url).AbsolutePath);
    }

    /// <summary>What belongs to the region is asked anew, what does not stays.</summary>
    private static async Task SwapAsync(IPage page)
    {
        await page.ClickAsync(".draft-menu summary");
        await page.ClickAsync("#swap-region");
        await page.ClickAsync("#swap-confirm");
        await Expect(page.Locator("#swap-to-error")).ToContainTextAsync("请选择一个地域");
        await page.SelectOptionAsync("#swap-to", "cn-hangzhou");
        await page.SelectOptionAsync("#swap-which", "side2.region");
        await page.ClickAsync("#swap-confirm");
        await Expect(page.Locator(Field("side2.vpc"))).ToHaveValueAsync("");
        await Expect(page.Locator(Field("side2.region"))).ToHaveValueAsync("华东1（杭州）");
        await Expect(page.Locator(Field("side1.vpc"))).ToHaveValueAsync("VPC1");
        await page.ReloadAsync();
        await page.LiveAsync();
        await Expect(page.Locator(Field("side2.region"))).ToHaveValueAsync("华东1（杭州）");
        await Expect(page.Locator(Field("side2.gateway.name"))).ToHaveValueAsync("VPN网关2");
    }
}
