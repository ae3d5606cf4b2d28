using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace VpnPortal.Engine.Benchmark;

/// <summary>The calls of one portal, as its own meter tells them.</summary>
internal sealed class CallCount : IDisposable
{
    private static readonly string[] Listings = ["DescribeVpnGateways", "DescribeVpnConnections"];
    private readonly ConcurrentQueue<(DateTimeOffset At, string Action)> calls = new();
    private readonly MeterListener listener = new();

    public CallCount(PortalAtWork portal)
    {
        var own = portal.Get<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, own) && instrument.Name == "vpnportal.cloud.call.duration") listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => calls.Enqueue((TimeProvider.System.GetUtcNow(), (string)tags[0].Value!)));
        listener.Start();
    }

    /// <summary>Listings that feed all who wait.</summary>
    public int ListingsIn(DateTimeOffset from, TimeSpan length) => In(from, length).Count(action => Listings.Contains(action, StringComparer.Ordinal));

    /// <summary>The most listings in a time of that length.</summary>
    public int MostListingsIn(DateTimeOffset from, TimeSpan length) => calls.Where(call => call.At >= from).Max(call => ListingsIn(call.At, length));

    /// <summary>Everything else that was asked, most of it the routes of gateways.</summary>
    public int OthersSince(DateTimeOffset from) => calls.Count(call => call.At >= from && call.Action.StartsWith("Describe", StringComparison.Ordinal) && !Listings.Contains(call.Action, StringComparer.Ordinal));

    public void Dispose() => listener.Dispose();

    private IEnumerable<string> In(DateTimeOffset from, TimeSpan length) => calls.Where(call => call.At >= from && call.At < from + length).Select(call => call.Action);
}
