using VpnPortal.Cloud;

namespace VpnPortal.Engine.Runs;

/// <summary>How long to wait before a refused call is made again: full jitter from 1 s up to 100 s, so that many runs do not return at once.</summary>
internal sealed class Backoff(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(100);

    /// <summary>Throttling is a fixed window of a minute (facts: trust §1.1), so a throttled call waits the window out.</summary>
    public TimeSpan After(CloudException exception, int attempts)
    {
        if (exception.Code.Contains("Throttling", StringComparison.Ordinal)) return TimeSpan.FromSeconds(60) + (First * random.NextDouble());
        var ceiling = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(attempts, 10)));
        return TimeSpan.FromSeconds(Math.Max(0.5, ceiling * random.NextDouble()));
    }
}
