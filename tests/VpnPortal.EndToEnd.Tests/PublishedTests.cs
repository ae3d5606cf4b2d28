using Microsoft.Playwright;

namespace VpnPortal.EndToEnd.Tests;

/// <summary>Published output is laid out unlike build output, and a wrong content root serves empty files with status 200.</summary>
public sealed class PublishedTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Published_StartedElsewhere_ServesWholeFilesAndAnswers()
    {
        if (Environment.GetEnvironmentVariable("PORTAL_PUBLISHED") is not { Length: > 0 } folder)
        {
            Assert.Skip("PORTAL_PUBLISHED names no published portal; ./test.sh publishes one.");
            return;
        }

        await using var portal = await PortalProcess.StartPublishedAsync(folder);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        var files = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('link[rel=stylesheet], script[src]')].map(e => e.href || e.src)");
        Assert.Contains(files, file => file.Contains("blazor.web", StringComparison.Ordinal));
        using var client = new HttpClient();
        foreach (var file in files) Assert.NotEmpty(await client.GetByteArrayAsync(new Uri(file), TestContext.Current.CancellationToken));

        // The palette is filtered on the server: one option left means that the circuit answers.
        await page.Keyboard.PressAsync("Control+k");
        await page.FillAsync("#palette-query", "settings");
        await Assertions.Expect(page.Locator("#palette [role=option]")).ToHaveCountAsync(1);
    }
}
