using VpnPortal.Cloud;

namespace VpnPortal.Engine.Runs;

/// <summary>How long to wait before a refused call is made again: full jitter from half a second up to 100 s, so that many runs do not return at once.</summary>
/// <param name="timeScale">Pace of the connected cloud's clock, by which its minute of throttling ends.</param>
internal sealed class Backoff(Random random, double timeScale = 1)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    /// <summary>As long as the cloud asked; else throttling, whose window is a fixed minute, is waited out whole.</summary>
    public TimeSpan After(CloudException exception, int attempts)
    {
        if (exception.RetryAfter is { } asked) return asked + (First * random.NextDouble());
        return exception.Class == CloudErrorClass.Throttling ? (Window + (First * random.NextDouble())) / timeScale : After(attempts);
    }

    /// <summary>The wait after that many tries.</summary>
    public TimeSpan After(int attempts)
    {
        var ceiling = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(attempts, 10)));
        return TimeSpan.FromSeconds(Math.Max(0.5, ceiling * random.NextDouble()));
    }
}
