using Microsoft.Playwright;

namespace VpnPortal.EndToEnd.Tests;

public sealed class ShellTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task FirstPerson_SetsUp_ClicksAndIsAnswered()
    {
        await using var portal = await PortalProcess.StartAsync();
        var page = await chromium.VisitorAsync();
        List<string> errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error") errors.Add(message.Text);
        };
        await page.SetUpAsync(portal, "林工");

        await page.OpenAsync(portal, "/dev/components");
        await page.ClickAsync("#count");
        await Assertions.Expect(page.Locator("#count")).ToContainTextAsync("1");

        await page.ClickAsync("#d-vpc");
        await page.FillAsync("#d-vpc", "192.168");
        await page.PressAsync("#d-vpc", "Enter");
        await Assertions.Expect(page.Locator("#d-vpc")).ToHaveValueAsync("VPC2");

        await page.ClickAsync("#ask");
        await Assertions.Expect(page.Locator("dialog.modal")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog.modal")).ToBeHiddenAsync();

        await page.Keyboard.PressAsync("Control+k");
        // Enter at once: the list still shows every page, and the first of them is not what was asked for.
        await page.EvaluateAsync("""
            () => {
              const box = document.getElementById('palette-query');
              box.value = 'settings';
              box.dispatchEvent(new Event('input', { bubbles: true }));
              box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
            }
            """);
        await page.ArrivesAsync("/settings");

        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#palette-query")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#palette [role=option]")).ToHaveCountAsync(4);
        await page.FillAsync("#palette-query", "nothing-like-this");
        await Assertions.Expect(page.Locator("#palette [role=option]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(page.Locator("#palette-query")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#palette [role=option]")).ToHaveCountAsync(4);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Production_LanguageThemeAndSignOut_Work()
    {
        await using var portal = await PortalProcess.StartAsync("Production");
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);

        await page.OpenAsync(portal, "/settings?part=1");
        await page.ClickAsync(".language a[lang=en]");
        await page.WaitForSelectorAsync("html[lang=en][data-live]", new() { State = WaitForSelectorState.Attached });
        Assert.EndsWith("/settings?part=1", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Settings");

        await page.ClickAsync("[data-menu=theme] summary");
        await page.ClickAsync("[data-theme-choice=dark]");
        await page.ReloadAsync();
        await page.LiveAsync();
        Assert.Equal("dark", await page.GetAttributeAsync("html", "data-theme"));

        await page.ClickAsync(".menu:has(form) summary");
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.ArrivesAsync("/sign-in");
        await page.SignInAsync(portal);
    }
}
