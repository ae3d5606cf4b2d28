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

    private readonly WebApplication listener;
    private readonly ControlRoom controls;

    private EmulatorServer(WebApplication listener, ControlRoom controls)
    {
        this.listener = listener;
        this.controls = controls;
    }

    public Uri Address => new(listener.Urls.First());

    /// <summary>The time in the emulated cloud.</summary>
    public DateTimeOffset Now => controls.Now;

    public double Scale => controls.Scale;

    public static async Task<EmulatorServer> StartAsync(
        EmulatorOptions options, string url = "http://127.0.0.1:0", CancellationToken cancellationToken = default)
    {
        if (!ControlRoom.IsScale(options.TimeScale))
            throw new ArgumentException($"Emulator:TimeScale must be above 0 and at most {ControlRoom.LargestScale}.", nameof(options));
        var clock = new EmulatorClock(options.Time, options.TimeScale);
        var store = new WorldStore(() => SeedLandscape.Create((ulong)options.Seed), options.StateFile);
        var faults = new FaultQueue();
        var room = new ControlRoom(store, clock, faults);
        var app = Build(options, url);
        var api = new ApiEndpoint(
            new Acs3Verifier(options.AccessKeyId, options.AccessKeySecret, options.Time),
            new CallRunner(store, clock, options.Quotas),
            faults,
            app.Services.GetRequiredService<ILogger<ApiEndpoint>>());
        var control = new ControlEndpoint(room);
        app.Run(context => context.Request.Path.StartsWithSegments(ControlEndpoint.Prefix, StringComparison.Ordinal)
            ? control.HandleAsync(context)
            : api.HandleAsync(context));
        await app.StartAsync(cancellationToken);
        return new(app, room);
    }

    /// <summary>Every mutating call so far, oldest first.</summary>
    public IReadOnlyList<LedgerEntry> Ledger() => controls.Ledger();

    /// <summary>Back to the landscape as seeded; waiting faults are dropped.</summary>
    public void Reset() => controls.Reset();

    public void SetScale(double scale) => controls.SetScale(scale);

    public void Advance(TimeSpan time) => controls.Advance(time);

    public void AddFault(Fault fault) => controls.Add(fault);

    public void ClearFaults() => controls.ClearFaults();

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private static WebApplication Build(EmulatorOptions options, string url)
    {
        // An empty builder reads no settings file and no environment: those belong to the host.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "VpnPortal.Emulator" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
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
