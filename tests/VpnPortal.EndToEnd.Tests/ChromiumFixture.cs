using System.Diagnostics.CodeAnalysis;
using Microsoft.Playwright;

// One portal and one page at a time: a busy machine must make these tests slow, not red.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(VpnPortal.EndToEnd.Tests.ChromiumFixture))]

namespace VpnPortal.EndToEnd.Tests;

/// <summary>One browser for all tests: the machine's Chromium, since Playwright's own download is not available everywhere.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;

    [field: MaybeNull]
    public IBrowser Browser
    {
        get => field ?? throw new InvalidOperationException("The browser has not started.");
        private set;
    }

    public async ValueTask InitializeAsync()
    {
        MakeDriverExecutable();
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = Flags,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A fresh visitor.</summary>
    public async Task<IPage> VisitorAsync(string locale = "zh-CN", ColorScheme scheme = ColorScheme.Light, int width = 1280, string? storageState = null)
    {
        var context = await Browser.NewContextAsync(new()
        {
            Locale = locale,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 860 },
            StorageState = storageState,
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    // Packages carry no execute bit on some file systems.
    private static void MakeDriverExecutable()
    {
        if (OperatingSystem.IsWindows()) return;
        var drivers = Path.Combine(AppContext.BaseDirectory, ".playwright", "node");
        if (!Directory.Exists(drivers)) return;
        foreach (var node in Directory.EnumerateFiles(drivers, "node", SearchOption.AllDirectories))
            File.SetUnixFileMode(node, File.GetUnixFileMode(node) | UnixFileMode.UserExecute);
    }
}
