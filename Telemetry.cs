using System.Net;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace VpnPortal;

/// <summary>The one place that hands figures out: as a text to read at /metrics, and to a collector when one is configured.</summary>
internal static class Telemetry
{
    private const string Address = "/metrics";

    public static void AddPortalTelemetry(this WebApplicationBuilder builder) => builder.Services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("vpnportal", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
        .WithMetrics(metrics =>
        {
            metrics.AddMeter("VpnPortal.*", "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime").AddPrometheusExporter();
            if (HasCollector(builder.Configuration)) metrics.AddOtlpExporter();
        });

    /// <summary>Figures tell strangers how busy a network is. They are for this machine, unless <c>Metrics:OpenToAll</c> says otherwise.</summary>
    public static void MapPortalMetrics(this WebApplication app)
    {
        var open = app.Configuration.GetValue<bool>("Metrics:OpenToAll");
        app.Use((context, next) =>
        {
            if (open || !context.Request.Path.StartsWithSegments(Address, StringComparison.OrdinalIgnoreCase) || IsThisMachine(context)) return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync("Only this machine may read the figures, unless Metrics:OpenToAll is true.\n");
        });
        app.MapPrometheusScrapingEndpoint(Address).AllowAnonymous();
    }

    /// <summary>A proxy on this machine speaks for others, and says so.</summary>
    private static bool IsThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    /// <summary>The names are OpenTelemetry's own, and so are all others that it reads.</summary>
    private static bool HasCollector(IConfiguration configuration) =>
        configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } || configuration["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"] is { Length: > 0 };
}
