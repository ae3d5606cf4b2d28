using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Data.Storage;

namespace VpnPortal.Web.Tests.Host;

/// <summary>What those who run the portal see of it: its health, its figures, and what everybody sees when it cannot store.</summary>
public sealed class OperationsTests : IAsyncDisposable
{
    private readonly PortalFactory portal = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Live_Anonymous_Answers() =>
        Assert.Equal("live", (await JsonAsync(portal.Browser(), "/health/live", HttpStatusCode.OK)).GetProperty("state").GetString());

    [Fact]
    public async Task Ready_Anonymous_TellsEachCheckAndNoPath()
    {
        var answer = await JsonAsync(portal.Browser(), "/health/ready", HttpStatusCode.OK);
        Assert.Equal(["database", "disk", "secretKey", "observer"], answer.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("name").GetString()));
        Assert.DoesNotContain(Path.GetTempPath(), answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_WritesAreRefused_IsDownAndReadyAgainAfterTheNextWrite()
    {
        var browser = portal.Browser();
        await FillAsync(isFull: true);
        var answer = await JsonAsync(browser, "/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(("down", "read-only"), (State(answer, "database"), Reason(answer, "database")));
        Assert.Equal("full", Reason(answer, "disk"));
        await FillAsync(isFull: false);
        await Task.Delay(TimeSpan.FromSeconds(1.1), Stop); // an answer is a second old at most
        Assert.Equal("ready", State(await JsonAsync(browser, "/health/ready", HttpStatusCode.OK), "database"));
    }

    [Theory]
    [InlineData("zh-CN", "门户处于只读状态", "磁盘已满")]
    [InlineData("en", "The portal is read-only", "is full")]
    public async Task Banner_WritesAreRefused_TellsCauseAndNextActOnEveryPage(string language, string heading, string cause)
    {
        var browser = portal.Browser(language);
        using (await browser.SubmitAsync(await portal.SetupLinkAsync(), "lin", "correct horse battery")) { }
        Assert.DoesNotContain(heading, await browser.GetStringAsync("/deployments", Stop), StringComparison.Ordinal);
        await FillAsync(isFull: true);
        foreach (var page in new[] { "/deployments", "/settings", "/history" })
        {
            var text = WebUtility.HtmlDecode(await browser.GetStringAsync(page, Stop));
            Assert.Contains(heading, text, StringComparison.Ordinal);
            Assert.Contains(cause, text, StringComparison.Ordinal);
        }

        Assert.Contains(heading, WebUtility.HtmlDecode(await portal.Browser(language).GetStringAsync("/sign-in", Stop)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", null, HttpStatusCode.OK)]
    [InlineData("::1", null, HttpStatusCode.OK)]
    [InlineData("192.0.2.7", null, HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "192.0.2.7", HttpStatusCode.Forbidden)]
    [InlineData(null, null, HttpStatusCode.Forbidden)]
    public async Task Metrics_AreForThisMachine(string? from, string? forwardedFor, HttpStatusCode expected)
    {
        using var client = From(from);
        if (forwardedFor is not null) client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        using var answer = await client.GetAsync("/metrics", Stop);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Metrics_SwitchedOpen_AreForEverybody()
    {
        using var client = From("192.0.2.7", builder => builder.UseSetting("Metrics:OpenToAll", "true"));
        Assert.Contains("vpnportal_storage_free_bytes", await client.GetStringAsync("/metrics", Stop), StringComparison.Ordinal);
    }

    /// <summary>The portal finds out with its next write, which is made at once.</summary>
    private Task FillAsync(bool isFull)
    {
        portal.Disk.IsFull = isFull;
        return portal.Services.GetRequiredService<StorageProbe>().RunAsync(Stop);
    }

    private HttpClient From(string? address, Action<IWebHostBuilder>? configure = null) => portal.WithWebHostBuilder(builder =>
    {
        configure?.Invoke(builder);
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Caller(address is null ? null : IPAddress.Parse(address))));
    }).CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path, HttpStatusCode expected)
    {
        using var answer = await client.GetAsync(path, Stop);
        Assert.Equal(expected, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
    }

    private static JsonElement Check(JsonElement answer, string name) => answer.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);

    private static string? State(JsonElement answer, string name) => Check(answer, name).GetProperty("state").GetString();

    private static string? Reason(JsonElement answer, string name) => Check(answer, name).GetProperty("reason").GetString();

    /// <summary>The in-process server knows no addresses.</summary>
    private sealed class Caller(IPAddress? address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = address;
                return then(context);
            });
            next(app);
        };
    }
}
