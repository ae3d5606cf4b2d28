using System.Diagnostics.Metrics;

namespace VpnPortal.Cloud.Transport;

/// <summary>Measures calls: how many of each action, how they ended, how long they took.</summary>
internal sealed class CloudMeter
{
    private static readonly double[] Seconds = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];
    private readonly Histogram<double> calls;

    public CloudMeter(IMeterFactory meters) => calls = meters.Create("VpnPortal.Cloud").CreateHistogram(
        "vpnportal.cloud.call.duration", "s", "Calls of the cloud's API by action and outcome.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    /// <summary>A call ended. Outcomes are few: ok, cancelled, or what the failure asks of the engine.</summary>
    public void Ended(string action, string outcome, TimeSpan elapsed) =>
        calls.Record(elapsed.TotalSeconds, new("action", action), new("outcome", outcome));
}
