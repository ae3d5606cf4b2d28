using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>What a person does in the wizard.</summary>
internal static class WizardPages
{
    public static string Field(string path) => $"[id='{path}']";

    /// <summary>Loads an example with one click.</summary>
    /// <returns>The address of its draft, without the step.</returns>
    public static async Task<string> LoadAsync(this IPage page, PortalProcess portal, string button, string filled)
    {
        await page.OpenAsync(portal, "/deployments/new");
        await page.ClickAsync(button);
        await page.ArrivesAsync("/draft/1");
        await Expect(page.Locator(Field(filled))).Not.ToHaveValueAsync("");
        return page.Url[..page.Url.LastIndexOf('/')];
    }

    public static async Task GoAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.LiveAsync();
    }

    public static async Task PickAsync(this IPage page, string path, string search)
    {
        await page.ClickAsync(Field(path));
        await page.FillAsync(Field(path), search);
        await Expect(page.Locator($"[id='{path}-list'] [role=option]")).ToHaveCountAsync(1);
        await page.PressAsync(Field(path), "Enter");
        await Expect(page.Locator(Field(path))).ToHaveAttributeAsync("aria-expanded", "false");
    }

    public static async Task EnterAsync(this IPage page, string path, string text)
    {
        await page.FillAsync($"input{Field(path)}", text);
        await page.PressAsync($"input{Field(path)}", "Tab");
    }

    public static Task RefusedAsync(this IPage page, string path, string reason) =>
        Expect(page.Locator($"[id='{path}-error']")).ToContainTextAsync(reason);
}
