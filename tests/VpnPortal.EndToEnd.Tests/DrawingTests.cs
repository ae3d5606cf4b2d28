using System.Xml.Linq;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VpnPortal.EndToEnd.Tests;

public sealed class DrawingTests(ChromiumFixture chromium)
{
    private const string Nasty = "网关<b>\"R&D\"</b> 'x'";
    private static readonly byte[] PngSignature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    [Fact]
    public async Task Draft_WithABadName_IsDownloadedAsSvgAndPng()
    {
        await using var portal = await PortalProcess.StartAsync("Production");
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        await page.OpenAsync(portal, "/deployments/new");
        await page.ClickAsync("#load-example");
        await page.ArrivesAsync("/draft/1");
        await page.FillAsync("[id='side1.gateway.name']", Nasty);
        await page.PressAsync("[id='side1.gateway.name']", "Tab");
        await Expect(page.Locator(".topology-narrow")).ToContainTextAsync(Nasty);

        var svg = XDocument.Parse(await File.ReadAllTextAsync(await DownloadAsync(page, "svg"), TestContext.Current.CancellationToken));
        Assert.Contains(svg.Descendants().Where(element => element.Name.LocalName == "text"), text => text.Value.Contains(Nasty, StringComparison.Ordinal));

        var png = await File.ReadAllBytesAsync(await DownloadAsync(page, "png"), TestContext.Current.CancellationToken);
        Assert.Equal(PngSignature, png[..8]);
        // Pixels of the file itself: its size, and how many are not paper.
        var (width, height, inked) = await PixelsAsync(page, png);
        Assert.Equal((2 * 904, 2 * 392), (width, height));
        Assert.InRange(inked, 0.05, 0.5);
    }

    [Fact]
    public async Task File_LooksLikeThePage_ElementByElement()
    {
        await using var cloud = await EmulatorProcess.StartAsync(timeScale: 300);
        await using var portal = await PortalProcess.StartAsync("Production", more: cloud.PortalArguments);
        var page = await chromium.VisitorAsync();
        await page.SetUpAsync(portal);
        var deployment = await page.StartExampleAsync(portal);
        await page.OpenAsync(portal, $"/deployments/{deployment}");
        await Expect(page.Locator(".topology-wide .tone-teal")).Not.ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Expect(page.Locator(".topology-wide .tone-blue")).ToHaveCountAsync(0);

        var compared = await page.EvaluateAsync<string[][]>("""
            async address => {
              const look = shape => {
                const style = getComputedStyle(shape);
                const line = style.stroke === 'none' ? [] : [style.stroke, style.strokeWidth, style.strokeDasharray, style.strokeLinecap];
                const text = shape.tagName === 'text' ? [shape.textContent, style.fontSize, style.fontWeight, style.textAnchor, style.fontFamily.split(',')[0]] : [];
                const place = ['x', 'y', 'd', 'width', 'height'].map(name => shape.getAttribute(name));
                return [shape.tagName, style.fill, ...line, ...text, ...place].join(' ');
              };
              const shapes = root => [...root.querySelectorAll('rect, path, text')].filter(shape => !shape.matches('.drawn-reach'));
              const file = new DOMParser().parseFromString(await (await fetch(address)).text(), 'image/svg+xml').documentElement;
              document.body.append(document.importNode(file, true));
              const [paper, ...drawn] = shapes(document.body.lastElementChild);
              return [shapes(document.querySelector('.topology-wide')).map(look), drawn.map(look)];
            }
            """, $"/deployments/{deployment}/topology.svg");
        Assert.True(compared[0].Length > 40, $"{compared[0].Length} shapes");
        Assert.Equal(compared[0], compared[1]);
    }

    private static async Task<string> DownloadAsync(IPage page, string kind)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($"[data-drawing={kind}]"));
        Assert.Equal($"fra-vpc1-vpc2-topology.{kind}", download.SuggestedFilename);
        return await download.PathAsync() ?? throw new InvalidOperationException("Nothing was downloaded.");
    }

    private static async Task<(int Width, int Height, double Inked)> PixelsAsync(IPage page, byte[] png)
    {
        var found = await page.EvaluateAsync<double[]>("""
            async data => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + data;
              await image.decode();
              const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              const { data: bytes } = context.getImageData(0, 0, canvas.width, canvas.height);
              let inked = 0;
              for (let at = 0; at < bytes.length; at += 4) if (bytes[at + 3] !== 255 || bytes[at] + bytes[at + 1] + bytes[at + 2] < 3 * 250) inked++;
              return [canvas.width, canvas.height, inked / (bytes.length / 4)];
            }
            """, Convert.ToBase64String(png));
        return ((int)found[0], (int)found[1], found[2]);
    }
}
