using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static VpnPortal.EndToEnd.Tests.WizardPages;

namespace VpnPortal.EndToEnd.Tests;

public sealed class ExampleOneWizardTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Example_FiveSteps_Review_RunStarts()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 18);
        await using var portal = await PortalProcess.StartAsync("Production", more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal, "林工");
        await LoadExampleAsync(page, portal);
        string[] steps = ["创建VPN网关", "创建用户网关", "创建IPsec连接", "配置路由", "验证测试"];
        for (var step = 1; step <= 5; step++)
        {
            await page.ArrivesAsync($"/draft/{step}");
            await Expect(page.Locator("h1")).ToHaveTextAsync(steps[step - 1]);
            await page.ClickAsync("#next");
        }

        await page.ArrivesAsync("/review");
        await Expect(page.Locator(".sentence")).ToContainTextAsync("eu-central-1");
        await Expect(page.Locator(".plan-line")).ToHaveCountAsync(12);
        Assert.Empty(await cloud.AppliedAsync());
        await page.ClickAsync("#run");
        await page.ArrivesAsync("/runs/");
        // What the other tests find empty is filled by a run.
        await Expect(page.Locator("[data-step='vpn_gateway.side1'] .chip")).ToHaveTextAsync("正常");
        Assert.Contains("CreateVpnGateway", await cloud.AppliedAsync());
    }

    /// <summary>The button is still under the pointer when the mended field has lost its error between press and release.</summary>
    [Fact]
    public async Task SlowPress_WhileAFieldIsMended_GoesOn()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 18);
        await using var portal = await PortalProcess.StartAsync("Production", more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync();
        await page.SetViewportSizeAsync(1280, 1500);
        await page.SetUpAsync(portal);
        await LoadExampleAsync(page, portal);
        await page.ClickAsync("#next");
        await page.ArrivesAsync("/draft/2");
        await page.EnterAsync("side1.asn", "45104");
        await page.RefusedAsync("side1.asn", "45104");

        await page.FillAsync(Field("side1.asn"), "65530");
        await page.HoverAsync("#next");
        await page.Mouse.DownAsync();
        await Expect(page.Locator("[id='side1.asn-error']")).ToHaveCountAsync(0);
        await page.Mouse.UpAsync();
        await page.ArrivesAsync("/draft/3");
    }

    [Fact]
    public async Task EmptyDraft_NeedsFourTypedValues()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 18);
        await using var portal = await PortalProcess.StartAsync("Production", more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync("en");
        // Every field that is typed or chosen in, on whichever page; the ids outlive the pages.
        await page.AddInitScriptAsync("""
            for (const name of ['input', 'change']) document.addEventListener(name, event => {
              const typed = new Set(JSON.parse(sessionStorage.getItem('typed') ?? '[]'));
              sessionStorage.setItem('typed', JSON.stringify([...typed.add(event.target.id)]));
            }, true);
            """);
        await page.SetUpAsync(portal);
        await page.OpenAsync(portal, "/deployments/new");
        await page.EvaluateAsync("sessionStorage.removeItem('typed')");
        await page.ClickAsync("#start-empty");
        await page.ArrivesAsync("/draft/1");

        await page.FillAsync(Field("name"), "fra-vpc1-vpc2");
        await page.PickAsync("side1.region", "Frankfurt");
        await page.PickAsync("side1.vpc", "VPC1");
        await page.PickAsync("side2.vpc", "VPC2");
        await Expect(page.Locator(Field("side2.vswitch2"))).Not.ToHaveValueAsync("");
        for (var step = 1; step <= 5; step++)
        {
            await page.ArrivesAsync($"/draft/{step}");
            await page.ClickAsync("#next");
        }

        await page.ArrivesAsync("/review");
        await Expect(page.Locator("#run")).ToHaveTextAsync("Run");
        var typed = await page.EvaluateAsync<string[]>("JSON.parse(sessionStorage.getItem('typed'))");
        Assert.Equal(["name", "side1.region", "side1.vpc", "side2.vpc"], typed.Order(StringComparer.Ordinal));
        Assert.Empty(await cloud.AppliedAsync());
    }

    [Fact]
    public async Task BadInput_IsRefusedAtItsField_AndTheCloudSeesNothing()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 18);
        await using var portal = await PortalProcess.StartAsync("Production", more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        await LoadExampleAsync(page, portal);
        var draft = page.Url[..page.Url.LastIndexOf('/')];

        await page.PickAsync("side1.vswitch2", "10.0.10");
        await page.RefusedAsync("side1.vswitch2", "可用区");
        await page.ClickAsync("#next");
        await Expect(page.Locator(".error-summary a")).ToHaveCountAsync(1);
        await page.ClickAsync(".later a");

        await page.EnterAsync("side1.asn", "45104");
        await page.RefusedAsync("side1.asn", "45104");

        await page.GoAsync(draft + "/3");
        await page.ClickAsync(Field("tunnel1.psk"));
        await page.EnterAsync("tunnel1.psk", "with a space in it");
        await page.RefusedAsync("tunnel1.psk", "空格");
        await page.ClickAsync(Field("tunnel1.insideCidr"));
        await page.EnterAsync("tunnel1.insideCidr", "169.254.2.0/30");
        await page.RefusedAsync("tunnel1.insideCidr", "169.254.2.0/30");
        await page.ClickAsync(".field-wrong:has([id='tunnel1.insideCidr']) .field-fix");
        await Expect(page.Locator(Field("tunnel1.insideCidr"))).ToHaveValueAsync("169.254.10.0/30");

        await page.GoAsync(draft + "/4");
        await page.ClickAsync(Field("side2.subnets"));
        await page.EnterAsync("side2.subnets", "10.0.0.0/8");
        await page.RefusedAsync("side2.subnets", "重叠");

        await page.GoAsync(draft.Replace("/draft", "/review", StringComparison.Ordinal));
        await Expect(page.Locator(".problems li")).Not.ToHaveCountAsync(0);
        await Expect(page.Locator("#run")).ToHaveCountAsync(0);
        Assert.Empty(await cloud.AppliedAsync());
    }

    [Fact]
    public async Task Draft_SurvivesAClosedTab_AndAKilledServer()
    {
        var portal = await PortalProcess.StartAsync("Production");
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        await LoadExampleAsync(page, portal);
        var path = new Uri(page.Url).AbsolutePath;
        await page.FillAsync(Field("name"), "关闭标签页之前");
        await StoredAsync(page, portal, "关闭标签页之前");
        await page.CloseAsync();

        var again = await page.Context.NewPageAsync();
        await again.OpenAsync(portal, path);
        await Expect(again.Locator(Field("name"))).ToHaveValueAsync("关闭标签页之前");
        await again.FillAsync(Field("name"), "断电之前");
        await StoredAsync(again, portal, "断电之前");
        await portal.KillAsync();

        await using var restarted = await PortalProcess.StartAsync("Production", portal.DataDirectory);
        var visitor = await chromium.VisitorAsync();
        await visitor.SignInAsync(restarted);
        await visitor.OpenAsync(restarted, path);
        await Expect(visitor.Locator(Field("name"))).ToHaveValueAsync("断电之前");
        await portal.DisposeAsync();
    }

    /// <summary>The list, in a tab of its own, shows the name as the server has it, without a reload.</summary>
    private static async Task StoredAsync(IPage page, PortalProcess portal, string name)
    {
        var list = await page.Context.NewPageAsync();
        await list.OpenAsync(portal, "/deployments");
        await Expect(list.GetByText(name).First).ToBeVisibleAsync();
        await list.CloseAsync();
    }

    private static Task LoadExampleAsync(IPage page, PortalProcess portal) => page.LoadAsync(portal, "#load-example", "side2.vswitch2");
}
