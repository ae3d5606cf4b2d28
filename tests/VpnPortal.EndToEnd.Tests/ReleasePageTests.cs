using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static VpnPortal.EndToEnd.Tests.WizardPages;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>A deployment through the browser after its first start: held and let go, changed through its draft, and taken away.</summary>
public sealed class ReleasePageTests(ChromiumFixture chromium)
{
    private const int Patience = 90_000;

    [Fact]
    public async Task Run_PausedContinuedCancelledAndResumed_ThenChangedAndReleased()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 20);
        await using var portal = await PortalProcess.StartAsync(more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        var deployment = await page.StartExampleAsync(portal);
        await AskAsync(page, "#pause", "变更窗口结束");
        await Expect(page.GetByText("执行已暂停").First).ToBeVisibleAsync();
        await AskAsync(page, "#continue", "变更窗口开始");
        await Expect(page.Locator("#pause")).ToBeVisibleAsync();
        await AskAsync(page, "#cancel", "改变主意");
        await page.ClickAsync("#resume", new() { Timeout = Patience });
        await Expect(page.Locator("h1")).ToContainTextAsync("执行完成", new() { Timeout = Patience });

        await ChangeAsync(page, portal, deployment);
        await ReleaseAsync(page, portal, deployment);
        Assert.Equal(2, (await cloud.AppliedAsync()).Count(action => action == "CreateVpnGateway"));
        Assert.Equal(2, (await cloud.AppliedAsync()).Count(action => action == "DeleteVpnGateway"));
    }

    /// <summary>Opens the dialog, meets the question for a reason, and gives one.</summary>
    private static async Task AskAsync(IPage page, string button, string reason)
    {
        await page.ClickAsync(button);
        await Expect(page.Locator("dialog[open] [data-confirm]")).ToHaveAttributeAsync("aria-disabled", "true");
        await page.FillAsync("dialog[open] input", reason);
        await page.ClickAsync("dialog[open] [data-confirm]");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    private static async Task ChangeAsync(IPage page, PortalProcess portal, string deployment)
    {
        await page.OpenAsync(portal, $"/deployments/{deployment}");
        await page.ClickAsync("#edit");
        await page.ArrivesAsync("/draft/1");
        await page.LiveAsync();
        await page.EnterAsync("side1.gateway.name", "网关一");
        await page.GetByRole(AriaRole.Link, new() { Name = "检查变更" }).ClickAsync();
        await page.ArrivesAsync("/review");
        await Expect(page.Locator(".plan-update")).ToHaveCountAsync(3);
        await Expect(page.Locator(".plan-noop")).ToHaveCountAsync(9);
        await page.OpenAsync(portal, $"/deployments/{deployment}/exports");
        await Expect(page.GetByText("draft-ahead")).ToBeVisibleAsync();
        await page.OpenAsync(portal, $"/deployments/{deployment}/review");
        await page.ClickAsync("#run");
        await page.ArrivesAsync("/runs/");
        await Expect(page.Locator("h1")).ToContainTextAsync("执行完成", new() { Timeout = Patience });
        await page.OpenAsync(portal, $"/deployments/{deployment}");
        await Expect(page.Locator("main")).ToContainTextAsync("网关一");
    }

    private static async Task ReleaseAsync(IPage page, PortalProcess portal, string deployment)
    {
        await page.OpenAsync(portal, $"/deployments/{deployment}");
        await page.ClickAsync("#to-release");
        await page.ArrivesAsync("/release");
        await page.LiveAsync();
        await page.ClickAsync("#release");
        await page.Locator("dialog[open] input").Nth(0).FillAsync("迁移");
        await page.Locator("dialog[open] input").Nth(1).FillAsync("another");
        await Expect(page.Locator("dialog[open] [data-confirm]")).ToHaveAttributeAsync("aria-disabled", "true");
        await page.Locator("dialog[open] input").Nth(1).FillAsync("fra-vpc1-vpc2");
        await page.ClickAsync("dialog[open] [data-confirm]");
        await page.ArrivesAsync("/runs/");
        await Expect(page.GetByText("部署已释放")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.OpenAsync(portal, "/deployments");
        await Expect(page.Locator($"tr[data-deployment='{deployment}']")).ToContainTextAsync("已删除");
    }
}
