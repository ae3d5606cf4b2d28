using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>Every design beside example 1 through the browser: from one click to proven traffic.</summary>
public sealed class DesignPagesTests(ChromiumFixture chromium)
{
    private const int Patience = 90_000;

    [Fact]
    public async Task VpcToVpcWithBgp_LearnsRoutesAndIsProven()
    {
        await using var portal = await PortalProcess.StartAsync(more: ["--Emulator:TimeScale=300"]);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        var deployment = await page.LoadDesignAsync(portal, "#load-example-1-bgp");
        await page.AgreeAsync(portal, deployment);
        await page.FinishesAsync();
        await page.OpenAsync(portal, $"{deployment}/routes");
        await Expect(page.Locator("[data-bgp=learned]")).ToHaveCountAsync(8);
        await page.OpenAsync(portal, deployment);
        await Expect(page.Locator("[data-part=bgp] .chip-green")).ToHaveCountAsync(4);
        await page.ProvesAsync(portal, deployment);
        await page.OpenAsync(portal, "/deployments");
        await Expect(page.Locator("tr", new() { HasTextString = "流量已验证" })).ToContainTextAsync("BGP");
    }

    [Fact]
    public async Task OnPremises_InTheDemo_TheSimulatedDeviceIsLoadedByOnePress()
    {
        await using var portal = await PortalProcess.StartAsync(more: ["--Emulator:TimeScale=300"]);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        var deployment = await page.LoadDesignAsync(portal, "#load-example-2");
        await page.AgreeAsync(portal, deployment);
        await Expect(page.Locator("h1")).ToContainTextAsync("加载设备配置", new() { Timeout = Patience });
        var run = new Uri(page.Url).AbsolutePath;
        await AssertAccessibleAsync(page, portal, [run, deployment, $"{deployment}/verify"]);
        await page.OpenAsync(portal, run);
        await page.ClickAsync("#load-device");
        await page.FinishesAsync();
        await page.ProvesAsync(portal, deployment);
        await page.OpenAsync(portal, $"/history?deployment={deployment.Split('/')[^1]}&action=4002I");
        await Expect(page.Locator(".history-table")).ToContainTextAsync("lin");
        await AssertAccessibleAsync(page, portal, [deployment, $"{deployment}/routes", $"{deployment}/verify", $"{deployment}/review"]);
    }

    [Theory]
    [InlineData("#load-example-2", true)]
    [InlineData("#load-example-2-classic", false)]
    public async Task DataCentre_OnceItsDeviceHasTheExportedFile_IsProven(string example, bool withBgp)
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 300);
        await using var portal = await PortalProcess.StartAsync(more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        var deployment = await page.LoadDesignAsync(portal, example);
        if (withBgp) await page.ChooseBgpAsync(portal, deployment);
        await page.AgreeAsync(portal, deployment);
        await Expect(page.Locator("h1")).ToContainTextAsync("加载设备配置", new() { Timeout = Patience });
        await Expect(page.Locator("#load-device")).ToHaveCountAsync(0);
        var run = page.Url;
        await cloud.ConfigureDeviceAsync(await page.DownloadParametersAsync(portal, deployment), [await page.ExampleHostAsync(portal, deployment)]);
        await page.GotoAsync(run);
        await page.FinishesAsync();
        await page.OpenAsync(portal, $"{deployment}/routes");
        if (withBgp) await Expect(page.Locator("[data-bgp=learned]")).ToHaveCountAsync(2);
        else await Expect(page.Locator("[data-route] .number")).ToHaveTextAsync(["100", "0"]);
        await page.ProvesAsync(portal, deployment);
    }

    private static async Task AssertAccessibleAsync(IPage signedIn, PortalProcess portal, string[] paths)
    {
        List<string> found = [];
        foreach (var path in paths)
        {
            await signedIn.OpenAsync(portal, path);
            await signedIn.WaitForSelectorAsync("main section, main table");
            var result = await signedIn.RunAxe();
            found.AddRange(result.Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{path}: {violation.Id} {node.Html}"));
        }

        Assert.Empty(found);
    }
}

/// <summary>What a person does from the review to the proof, whatever was designed.</summary>
internal static class DesignSteps
{
    private const int Patience = 90_000;

    /// <summary>Loads an example with one click.</summary>
    /// <returns>The path of the deployment.</returns>
    public static async Task<string> LoadDesignAsync(this IPage page, PortalProcess portal, string button)
    {
        await page.OpenAsync(portal, "/deployments/new");
        await page.ClickAsync(button);
        await page.ArrivesAsync("/draft/1");
        return string.Join("", new Uri(page.Url).Segments[..3]).TrimEnd('/');
    }

    public static async Task ChooseBgpAsync(this IPage page, PortalProcess portal, string deployment)
    {
        await page.OpenAsync(portal, $"{deployment}/draft/5");
        await page.GetByLabel("BGP", new() { Exact = false }).First.CheckAsync();
        await page.ClickAsync("#next");
        await page.ArrivesAsync("/review");
    }

    /// <summary>Reads the route proof and starts the run.</summary>
    public static async Task AgreeAsync(this IPage page, PortalProcess portal, string deployment)
    {
        await page.OpenAsync(portal, $"{deployment}/review");
        await Expect(page.Locator(".route-figure")).ToHaveCountAsync(3);
        await Expect(page.Locator(".route-figure .chip")).ToHaveTextAsync(["往返可达", "往返可达", "不通"]);
        await page.ClickAsync("#run");
        await page.ArrivesAsync("/runs/");
    }

    public static Task FinishesAsync(this IPage page) => Expect(page.Locator("h1")).ToContainTextAsync("执行完成", new() { Timeout = Patience });

    /// <summary>Pings what the page proposes.</summary>
    public static async Task ProvesAsync(this IPage page, PortalProcess portal, string deployment)
    {
        await page.OpenAsync(portal, $"{deployment}/verify");
        await page.ClickAsync(".verify-columns .button-primary");
        await Expect(page.Locator(".chip", new() { HasTextString = "全部回答" }).First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator(".proof-table")).Not.ToContainTextAsync("VPC2 → 本地");
    }

    /// <summary>The address behind the device that the page proposes.</summary>
    public static async Task<string> ExampleHostAsync(this IPage page, PortalProcess portal, string deployment)
    {
        await page.OpenAsync(portal, $"{deployment}/verify");
        return await page.InputValueAsync("#verify-address");
    }

    /// <summary>The neutral parameter file with its keys, as the people at the device get it.</summary>
    public static async Task<string> DownloadParametersAsync(this IPage page, PortalProcess portal, string deployment)
    {
        await page.OpenAsync(portal, $"{deployment}/exports?format=parameters&side=2");
        await page.ClickAsync(".export-actions button");
        await page.FillAsync("#secret-reason", "工单 1042");
        await page.FillAsync("#secret-password", PortalPages.Password);
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("dialog[open] button[type=submit]"));
        return await File.ReadAllTextAsync((await download.PathAsync())!);
    }
}
