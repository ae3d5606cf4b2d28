namespace VpnPortal.Core.Progress;

/// <summary>The scale of a time line: from the run's start to a round time that leaves room to grow, so that bars seldom change their place.</summary>
/// <param name="Start">Left edge.</param>
/// <param name="Length">Width in time.</param>
public sealed record TimeScale(DateTimeOffset Start, TimeSpan Length)
{
    private static readonly int[] RoundSeconds = [30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400];

    /// <summary>The scale for a run that has lasted until <paramref name="until"/>; exact once it is over.</summary>
    public static TimeScale For(DateTimeOffset start, DateTimeOffset until, bool isOver)
    {
        var elapsed = until > start ? until - start : TimeSpan.Zero;
        if (isOver) return new TimeScale(start, elapsed > TimeSpan.FromSeconds(1) ? elapsed : TimeSpan.FromSeconds(1));
        var wanted = elapsed.TotalSeconds * 1.15;
        return new TimeScale(start, TimeSpan.FromSeconds(RoundSeconds.FirstOrDefault(seconds => seconds > wanted, (int)Math.Ceiling(wanted))));
    }

    /// <summary>Place of an instant in percent, 0–100.</summary>
    public double PercentOf(DateTimeOffset at) => Math.Clamp((at - Start) / Length * 100, 0, 100);

    /// <summary>Round marks inside the scale, from the left edge.</summary>
    public IReadOnlyList<TimeSpan> Marks()
    {
        var step = RoundSeconds.Prepend(15).Prepend(10).Prepend(5).First(seconds => Length.TotalSeconds / seconds <= 6 || seconds == RoundSeconds[^1]);
        return [.. Enumerable.Range(0, (int)(Length.TotalSeconds / step) + 1).Select(index => TimeSpan.FromSeconds(index * step))];
    }
}
