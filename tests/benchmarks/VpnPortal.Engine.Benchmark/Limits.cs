namespace VpnPortal.Engine.Benchmark;

/// <summary>What the engine is held to.</summary>
internal static class Limits
{
    public const double Median = 1.04;
    public const double Percentile95 = 1.08;

    /// <summary>The slowest of a hundred runs that go on at once.</summary>
    public const double Crowd = 1.10;

    /// <summary>Calls that list gateways and connections, in any minute and region: two kinds, of which the cloud allows 600 each.</summary>
    public const int Calls = 480;

    /// <summary>From a change in the cloud till it is seen, in cloud time.</summary>
    public static readonly TimeSpan Seen = TimeSpan.FromSeconds(2);
}
