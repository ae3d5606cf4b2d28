namespace VpnPortal.Core.Planning;

/// <summary>How long a step really took, from its first call to its goal.</summary>
/// <param name="Kind">What kind of step, see <see cref="StepKinds"/>.</param>
/// <param name="RunId">The run it belongs to.</param>
public sealed record DurationSample(string Kind, string RegionId, string RunId, TimeSpan Took);

/// <summary>What is known of durations: measured by kind and region where there are enough samples, documented everywhere else.</summary>
public sealed class DurationHistory
{
    /// <summary>Fewer samples than this tell nothing.</summary>
    public const int Enough = 5;

    /// <summary>Older samples than the newest so many do not count.</summary>
    public const int Newest = 200;

    /// <summary>Nothing was measured.</summary>
    public static readonly DurationHistory Empty = new([], 1);

    private readonly Dictionary<(string Kind, string RegionId), UsualDuration> measured;

    /// <summary>Reads samples.</summary>
    /// <param name="newestFirst">Samples of one pace of the clock, the newest first.</param>
    /// <param name="timeScale">That pace: how many times faster than the real cloud's.</param>
    public DurationHistory(IEnumerable<DurationSample> newestFirst, double timeScale) => measured = newestFirst
        .GroupBy(sample => (sample.Kind, sample.RegionId))
        .Select(group => (group.Key, Samples: group.Take(Newest).ToList()))
        .Where(group => group.Samples.Count >= Enough)
        .ToDictionary(group => group.Key, group => Measure(group.Samples, timeScale));

    /// <summary>How long a step usually takes.</summary>
    public UsualDuration Of(PlanStep step) => measured.GetValueOrDefault((StepKinds.Of(step), step.RegionId)) ?? step.Usual;

    private static UsualDuration Measure(List<DurationSample> samples, double timeScale)
    {
        var times = samples.ConvertAll(sample => sample.Took);
        var runs = samples.Select(sample => sample.RunId).Distinct(StringComparer.Ordinal).Count();
        return new(Whole(Percentile.Of(times, 50)), Whole(Percentile.Of(times, 90)), new DurationSource(samples.Count, runs, timeScale));
    }

    /// <summary>Whole seconds, at least one: the journal's own writing takes part of a second.</summary>
    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(span.TotalSeconds)));
}
