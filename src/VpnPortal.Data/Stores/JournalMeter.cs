using System.Diagnostics.Metrics;
using VpnPortal.Core.Runs;

namespace VpnPortal.Data.Stores;

/// <summary>Measures the journal: how long an entry takes to reach the disk, and how steps fare.</summary>
public sealed class JournalMeter
{
    private static readonly double[] Seconds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2];
    private readonly Histogram<double> appends;
    private readonly Counter<long> steps;

    /// <summary>Makes the instruments.</summary>
    public JournalMeter(IMeterFactory meters)
    {
        var meter = meters.Create("VpnPortal.Data");
        appends = meter.CreateHistogram(
            "vpnportal.journal.append.duration", "s", "Time until a journal entry is stored, waiting for its turn included.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });
        steps = meter.CreateCounter<long>("vpnportal.run.steps", "{step}", "What happened to steps of runs.");
    }

    /// <summary>An entry was stored.</summary>
    internal void Appended(RunEvent entry, TimeSpan elapsed)
    {
        appends.Record(elapsed.TotalSeconds);
        if (OutcomeOf(entry) is { } outcome) steps.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
    }

    private static string? OutcomeOf(RunEvent entry) => entry switch
    {
        StepSucceeded => "succeeded",
        StepFailed => "failed",
        StepUnknown => "unknown",
        StepDeferred => "deferred",
        StepAdopted => "adopted",
        _ => null,
    };
}
