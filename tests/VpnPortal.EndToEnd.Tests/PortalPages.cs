using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace VpnPortal.EndToEnd.Tests;

internal static class PortalPages
{
    public const string Password = "correct horse battery";

    /// <summary>Makes the first account through the link and waits until the page answers clicks.</summary>
    public static async Task SetUpAsync(this IPage page, PortalProcess portal, string name = "lin")
    {
        await page.GotoAsync(await portal.SetupLinkAsync());
        await page.FillAsync("#account-name", name);
        await page.FillAsync("#account-password", Password);
        await page.ClickAsync("main button[type=submit]");
        await page.LiveAsync();
    }

    public static async Task SignInAsync(this IPage page, PortalProcess portal, string name = "lin")
    {
        await page.GotoAsync($"{portal.Address}/sign-in");
        await page.FillAsync("#account-name", name);
        await page.FillAsync("#account-password", Password);
        await page.ClickAsync("main button[type=submit]");
        await page.LiveAsync();
    }

    /// <summary>Loads example 1, agrees to its plan and starts the run.</summary>
    /// <returns>The deployment.</returns>
    public static async Task<string> StartExampleAsync(this IPage page, PortalProcess portal)
    {
        await page.OpenAsync(portal, "/deployments/new");
        await page.ClickAsync("#load-example");
        await page.ArrivesAsync("/draft/1");
        var deployment = new Uri(page.Url).Segments[2].TrimEnd('/');
        await page.OpenAsync(portal, $"/deployments/{deployment}/review");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始执行" }).First.ClickAsync();
        await page.ArrivesAsync("/runs/");
        return deployment;
    }

    public static async Task OpenAsync(this IPage page, PortalProcess portal, string path)
    {
        await page.GotoAsync(portal.Address + path);
        await page.LiveAsync();
    }

    /// <summary>
    /// Waits until the address line holds the path. The browser is asked again and again: waiting for the event loses a navigation
    /// that comes while the wait begins (microsoft/playwright-dotnet#3364).
    /// </summary>
    public static Task ArrivesAsync(this IPage page, string path) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(path), RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 60_000 });

    /// <summary>A prerendered page looks finished before its circuit listens; the shell marks the moment.</summary>
    public static Task LiveAsync(this IPage page) => page.WaitForSelectorAsync("html[data-live]", new() { State = WaitForSelectorState.Attached });
}
