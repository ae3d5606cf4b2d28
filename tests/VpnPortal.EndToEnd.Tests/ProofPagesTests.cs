using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>After a run: traffic is proven, the history tells who did what, and configurations leave with and without keys.</summary>
public sealed class ProofPagesTests(ChromiumFixture chromium)
{
    private const int Patience = 90_000;

    [Fact]
    public async Task FinishedRun_IsProvenToldAndExported()
    {
        await using var portal = await PortalProcess.StartAsync(more: ["--Emulator:TimeScale=200"]);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        var deployment = await BuildExampleAsync(page, portal);

        await PingAsync(page, portal, deployment);
        await ExportAsync(page, portal, deployment);
        await page.OpenAsync(portal, $"/history?deployment={deployment}");
        foreach (var sentence in new[] { "载入示例", "开始执行", "连通性测试通过", "下载含密钥的配置", "下载配置（已屏蔽密钥）" })
            await Assertions.Expect(page.Locator(".history-what", new() { HasTextString = sentence }).First).ToBeVisibleAsync();

        await page.OpenAsync(portal, $"/history?deployment={deployment}&action=4002I");
        await page.ClickAsync(".history-more a");
        await Assertions.Expect(page.Locator(".history-detail")).ToContainTextAsync("工单 1042");
        Assert.Empty(await FindingsAsync(page, portal, deployment));
    }

    private static async Task<string> BuildExampleAsync(IPage page, PortalProcess portal)
    {
        var deployment = await page.StartExampleAsync(portal);
        await page.OpenAsync(portal, $"/history?deployment={deployment}&action=2020I");
        // The bar says that there is news; the page is not moved under the reader.
        await page.WaitForSelectorAsync(".history-news a, .history-table tbody tr", new() { Timeout = Patience });
        return deployment;
    }

    private static async Task PingAsync(IPage page, PortalProcess portal, string deployment)
    {
        await page.OpenAsync(portal, $"/deployments/{deployment}/verify");
        // The address follows the form, and the focus goes on to the next field, not to the heading.
        await page.FillAsync("#verify-address", "192.168.20.161");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#verify-count")).ToBeFocusedAsync();
        await page.FillAsync("#verify-count", "7");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"(?=.*count=7)(?=.*to=192\.168\.20\.161)"));
        await Assertions.Expect(page.Locator(".verify-columns .button-primary")).ToBeFocusedAsync();
        await page.ClickAsync(".verify-columns .button-primary");
        await page.WaitForSelectorAsync(".figures", new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".figures")).ToContainTextAsync("0 %");
        await Assertions.Expect(page.Locator(".chip", new() { HasTextString = "全部回答" }).First).ToBeVisibleAsync();
        Assert.Contains("ping=", page.Url, StringComparison.Ordinal);
    }

    private static async Task ExportAsync(IPage page, PortalProcess portal, string deployment)
    {
        await page.OpenAsync(portal, $"/deployments/{deployment}/exports?format=strongswan&side=2");
        var masked = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync(".export-actions a"));
        Assert.Equal("vpnportal-strongswan-side2.zip", masked.SuggestedFilename);

        await page.ClickAsync(".export-actions button");
        await page.FillAsync("#secret-reason", "工单 1042");
        await page.FillAsync("#secret-password", "not the password");
        await page.ClickAsync("dialog[open] button[type=submit]");
        await Assertions.Expect(page.Locator("#secret-password-error")).ToContainTextAsync("密码不正确");
        await page.FillAsync("#secret-password", PortalPages.Password);
        var secret = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("dialog[open] button[type=submit]"));
        Assert.Equal("vpnportal-strongswan-side2-secrets.zip", secret.SuggestedFilename);
        await ExpireAsync(page);
    }

    /// <summary>Without a cookie the form says so and keeps what was typed; with the cookie back it works again.</summary>
    private static async Task ExpireAsync(IPage page)
    {
        await page.ClickAsync(".export-actions button");
        await page.FillAsync("#secret-reason", "工单 1042");
        await page.FillAsync("#secret-password", PortalPages.Password);
        var cookies = await page.Context.CookiesAsync();
        await page.Context.ClearCookiesAsync();
        await page.ClickAsync("dialog[open] button[type=submit]");
        await Assertions.Expect(page.Locator("#secret-form [data-error='']")).ToContainTextAsync("登录已失效");
        await Assertions.Expect(page.Locator("#secret-reason")).ToHaveValueAsync("工单 1042");
        await page.Context.AddCookiesAsync(cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly }));
        await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("dialog[open] button[type=submit]"));
    }

    private async Task<List<string>> FindingsAsync(IPage signedIn, PortalProcess portal, string deployment)
    {
        var state = await signedIn.Context.StorageStateAsync();
        List<string> found = [];
        foreach (var locale in new[] { "zh-CN", "en" })
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await chromium.VisitorAsync(locale, scheme, storageState: state);
            foreach (var (path, ready) in Pages(deployment))
            {
                await page.OpenAsync(portal, path);
                await page.WaitForSelectorAsync(ready);
                var result = await page.RunAxe();
                found.AddRange(result.Violations.SelectMany(one => one.Nodes, (one, node) => $"{path} {locale} {scheme}: {one.Id} {node.Html}"));
            }
        }

        return found;
    }

    private static (string Path, string Ready)[] Pages(string deployment) =>
    [
        ("/history", ".history-table"), ("/history?action=4002I", ".history-table"), ("/history?text=nothing-like-this", ".state-block"),
        ($"/deployments/{deployment}/verify", ".figures"), ("/exports", ".format-links"),
        ($"/deployments/{deployment}/exports", ".export-steps"), ($"/deployments/{deployment}/exports?format=strongswan", ".export-steps"),
        ("/settings", ".settings"),
    ];
}
