using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Http;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.Operations;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator;

/// <summary>A running emulator. It listens on its own port and takes nothing from the configuration of its host.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private const int LongestRequestLine = 64 * 1024;

    // A signature that is no text shall be told to be wrong, not be cut off by the web server.
    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    private readonly WebApplication listener;
    private readonly ControlRoom controls;

    private EmulatorServer(WebApplication listener, ControlRoom controls)
    {
        this.listener = listener;
        this.controls = controls;
    }

    public Uri Address => new(listener.Urls.First());

    /// <summary>The time in the emulated cloud.</summary>
    public DateTimeOffset Now => controls.Clock.Now;

    public double Scale => controls.Clock.Scale;

    public static async Task<EmulatorServer> StartAsync(
        EmulatorOptions options, string url = "http://127.0.0.1:0", CancellationToken cancellationToken = default)
    {
        if (!ControlRoom.IsScale(options.TimeScale))
            throw new ArgumentException($"Emulator:TimeScale must be between {ControlRoom.SmallestScale} and {ControlRoom.LargestScale}.", nameof(options));
        var clock = new EmulatorClock(options.Time, options.TimeScale);
        var store = new WorldStore(() => SeedLandscape.Create((ulong)options.Seed), options.StateFile);
        var faults = new FaultQueue((ulong)options.Seed);
        var room = new ControlRoom(store, clock, faults, (ulong)options.Seed);
        var app = Build(options, url);
        var api = new ApiEndpoint(
            new RequestVerifier(options.AccessKeyId, options.AccessKeySecret, options.Time),
            new CallRunner(store, clock, options.Quotas, options.EnforceRateLimits ? new RateLimits() : null),
            faults,
            room,
            app.Services.GetRequiredService<ILogger<ApiEndpoint>>());
        if (store.SetAside is { } aside)
            Log.SetAside(app.Services.GetRequiredService<ILogger<WorldStore>>(), aside);
        var control = new ControlEndpoint(room, options.ControlFromAnywhere);
        app.Run(context => context.Request.Path.StartsWithSegments(ControlEndpoint.Prefix, StringComparison.Ordinal)
            ? control.HandleAsync(context)
            : api.HandleAsync(context));
        await app.StartAsync(cancellationToken);
        return new(app, room);
    }

    /// <summary>The mutating calls, oldest first; of very many the last ones.</summary>
    public IReadOnlyList<LedgerEntry> Ledger() => controls.Ledger(onlyWrites: true);

    /// <summary>Back to the built-in landscape; waiting faults are dropped.</summary>
    public void Reset() => controls.Reset();

    public void SetScale(double scale) => controls.SetScale(scale);

    public void Advance(TimeSpan time) => controls.Advance(time);

    public void AddFault(Fault fault) => controls.Add(fault);

    /// <summary>Breaks and mends paths, opens and closes security groups.</summary>
    public void Steer(TrafficOrder order) => controls.Steer(order);

    /// <summary>Puts a device at the far end of tunnels.</summary>
    public void Place(DeviceFile device) => controls.Place(device);

    /// <summary>The same, configured from the portal's neutral parameter file with its keys.</summary>
    /// <param name="side">The end that the device stands at; null for the only one that is no VPC.</param>
    /// <param name="hosts">Addresses behind the device that answer a ping, besides those that the file asks for.</param>
    /// <exception cref="InvalidOrderException">The file cannot configure a device; the message says why.</exception>
    public void PlaceFromParameters(string parameters, string? side = null, string id = "device", IReadOnlyList<string>? hosts = null) =>
        controls.Place(Parse(parameters), side, id, hosts ?? []);

    public void ClearFaults() => controls.ClearFaults();

    private static JsonObject Parse(string parameters)
    {
        try
        {
            return JsonNode.Parse(parameters) as JsonObject ?? throw new InvalidOrderException("A parameter file is a JSON object.");
        }
        catch (JsonException error)
        {
            throw new InvalidOrderException($"The parameter file is no JSON: {error.Message}", error);
        }
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private static WebApplication Build(EmulatorOptions options, string url)
    {
        // An empty builder reads no settings file and no environment: those belong to the host.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "VpnPortal.Emulator" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.RequestHeaderEncodingSelector = name => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? Lenient : null;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
        });
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, QuietLifetime>());
        builder.Logging.AddSimpleConsole(c => c.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("VpnPortal", options.LogCalls ? LogLevel.Information : LogLevel.Warning);
        var app = builder.Build();
        app.Urls.Add(url);
        return app;
    }
}
