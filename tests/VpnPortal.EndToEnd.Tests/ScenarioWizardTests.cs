using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static VpnPortal.EndToEnd.Tests.WizardPages;

namespace VpnPortal.EndToEnd.Tests;

public sealed class ScenarioWizardTests(ChromiumFixture chromium)
{
    private static readonly string[] BetweenVpcs = ["创建VPN网关", "创建用户网关", "创建IPsec连接", "配置路由", "验证测试"];
    private static readonly string[] WithDevice = ["创建VPN网关", "创建用户网关", "创建IPsec连接", "在本地网关设备中加载VPN配置", "配置VPN网关路由"];

    [Fact]
    public async Task EveryExample_OneClick_WalksToTheReviewWithoutTyping()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 18);
        await using var portal = await PortalProcess.StartAsync("Production", more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        foreach (var (button, filled, steps, lines) in new[]
        {
            ("#load-example", "side2.vswitch2", BetweenVpcs, 12),
            ("#load-example-1-bgp", "side2.vswitch2", BetweenVpcs, 16),
            ("#load-example-2", "side1.vswitch2", WithDevice, 6),
            ("#load-example-2-classic", "side1.gateway.existing", WithDevice, 9),
        })
        {
            await page.LoadAsync(portal, button, filled);
            for (var step = 1; step <= 5; step++)
            {
                await page.ArrivesAsync($"/draft/{step}");
                await Expect(page.Locator("h1")).ToHaveTextAsync(steps[step - 1]);
                await page.ClickAsync("#next");
            }

            await page.ArrivesAsync("/review");
            await Expect(page.Locator("#run")).ToBeVisibleAsync();
            await Expect(page.Locator(".plan-line")).ToHaveCountAsync(lines);
        }

        Assert.Empty(await cloud.AppliedAsync());
    }

    [Fact]
    public async Task EmptyOnPremisesDraft_NeedsSixAnswers_AndRefusesBadOnesAtTheirFields()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 18);
        await using var portal = await PortalProcess.StartAsync("Production", more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        await page.OpenAsync(portal, "/deployments/new");
        await page.ClickAsync("#start-on-premises");
        await page.ArrivesAsync("/draft/1");
        var draft = page.Url[..page.Url.LastIndexOf('/')];
        await page.FillAsync(Field("name"), "hz-vpc-dc");
        await page.PickAsync("side1.region", "杭州");
        await page.PickAsync("side1.vpc", "VPC-Hangzhou");
        await Expect(page.Locator(Field("side1.vswitch2"))).Not.ToHaveValueAsync("");
        await page.ClickAsync("#next");

        await page.ArrivesAsync("/draft/2");
        await page.ClickAsync("#next");
        await Expect(page.Locator(".error-summary a")).ToHaveCountAsync(2);
        await page.EnterAsync("side2.asn", "45104");
        await page.RefusedAsync("side2.asn", "45104");
        await page.EnterAsync("side2.asn", "65500");
        await page.EnterAsync("side2.site.publicIp1", "203.0.113.7");
        await page.EnterAsync("side2.site.publicIp2", "203.0.113.7");
        await Expect(page.GetByText("与主隧道共用")).ToBeVisibleAsync();

        await page.GoAsync(draft + "/5");
        await page.EnterAsync("side2.subnets", "10.10.0.0/16");
        await page.ClickAsync("#next");
        await Expect(page.Locator(".error-summary a")).Not.ToHaveCountAsync(0);
        await page.EnterAsync("side2.subnets", "172.16.0.0/16");
        await page.ClickAsync("#next");
        await page.ArrivesAsync("/review");
        await Expect(page.Locator("#run")).ToBeVisibleAsync();
        await SwitchesRoutingAsync(page, draft);
        await ClassicWithoutGatewayAsync(page, portal);
        Assert.Empty(await cloud.AppliedAsync());
    }

    /// <summary>What was answered for static routes is there again after BGP was tried.</summary>
    private static async Task SwitchesRoutingAsync(IPage page, string draft)
    {
        await page.GoAsync(draft + "/5");
        await page.ClickAsync(Field("side1.routes.publish"));
        await Expect(page.Locator(Field("side1.routes.publish"))).ToHaveAttributeAsync("aria-checked", "false");
        await page.GetByLabel("BGP", new() { Exact = false }).First.CheckAsync();
        await Expect(page.Locator("main tbody tr")).ToHaveCountAsync(4);
        await page.GetByLabel("静态路由", new() { Exact = false }).First.CheckAsync();
        await Expect(page.Locator(Field("side1.routes.publish"))).ToHaveAttributeAsync("aria-checked", "false");
        await Expect(page.Locator(Field("side2.subnets"))).ToHaveValueAsync("172.16.0.0/16");
    }

    /// <summary>A region without a single-tunnel gateway says so and leads to the design that is sold.</summary>
    private static async Task ClassicWithoutGatewayAsync(IPage page, PortalProcess portal)
    {
        await page.OpenAsync(portal, "/deployments/new");
        await page.ClickAsync("#start-on-premises-classic");
        await page.ArrivesAsync("/draft/1");
        await page.PickAsync("side1.region", "法兰克福");
        await page.GetByRole(AriaRole.Link, new() { Name = "改用双隧道场景" }).ClickAsync();
        await page.ArrivesAsync("/deployments/new#on-premises");
        await Expect(page.Locator("#on-premises")).ToBeFocusedAsync();
    }
}
