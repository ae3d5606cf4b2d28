using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace VpnPortal.Web.Tests.Host;

/// <summary>A collector of OpenTelemetry's protocol hears the figures when its address is set.</summary>
public sealed class CollectorTests : IAsyncDisposable
{
    private readonly PortalFactory portal = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Figures_AreSentToTheCollector()
    {
        var heard = Channel.CreateUnbounded<(string Path, string? ContentType, string Text)>();
        await using var collector = await CollectorAsync(heard.Writer);
        await using var sending = portal.WithWebHostBuilder(builder => builder
            .UseSetting("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()).UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .UseSetting("OTEL_METRIC_EXPORT_INTERVAL", "200"));
        using var client = sending.CreateClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        var text = "";
        // The first may be sent before the portal's own instruments are made.
        while (!text.Contains("vpnportal.storage.free", StringComparison.Ordinal))
        {
            (var path, var type, text) = await heard.Reader.ReadAsync(limit.Token);
            Assert.Equal(("/v1/metrics", "application/x-protobuf"), (path, type));
        }

        Assert.Contains("service.name", text, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> CollectorAsync(ChannelWriter<(string, string?, string)> heard)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/{**path}", async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            heard.TryWrite((context.Request.Path, context.Request.ContentType, await reader.ReadToEndAsync(context.RequestAborted)));
            context.Response.StatusCode = StatusCodes.Status200OK;
        });
        await app.StartAsync(Stop);
        return app;
    }
}
