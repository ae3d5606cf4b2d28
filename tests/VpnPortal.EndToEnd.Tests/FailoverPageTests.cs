using Microsoft.Playwright;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>The page of a deployment follows what the tunnels do, without anybody loading it again.</summary>
public sealed class FailoverPageTests(ChromiumFixture chromium)
{
    private const int Patience = 90_000;

    [Fact]
    public async Task MasterPath_CutAndHealed_ShowsOnTheOpenPage()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 200);
        await using var portal = await PortalProcess.StartAsync(more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        var deployment = await page.StartExampleAsync(portal);
        await page.OpenAsync(portal, $"/history?deployment={deployment}&action=2020I");
        await page.WaitForSelectorAsync(".history-news a, .history-table tbody tr", new() { Timeout = Patience });

        await page.OpenAsync(portal, $"/deployments/{deployment}");
        await SeesAsync(page, "承载流量");
        var address = await cloud.MasterAddressAsync("VPN网关1");
        await cloud.SteerAsync("cut", address);
        await SeesAsync(page, "主隧道中断");
        await SeesAsync(page, "已接管流量");
        await cloud.SteerAsync("heal", address);
        await SeesAsync(page, "承载流量");
    }

    private static Task SeesAsync(IPage page, string words) =>
        Assertions.Expect(page.Locator("main .chip", new() { HasTextString = words }).First).ToBeVisibleAsync(new() { Timeout = Patience });
}
