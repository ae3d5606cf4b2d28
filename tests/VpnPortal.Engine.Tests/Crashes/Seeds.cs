using System.Globalization;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>
/// How much of the matrices is run. <c>CRASH_SEEDS=20</c> runs every boundary of every design with that many seeds, which takes hours; without it
/// each design meets a few boundaries with one seed.
/// </summary>
internal static class Seeds
{
    private static readonly int Wanted = int.Parse(Environment.GetEnvironmentVariable("CRASH_SEEDS") ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Every boundary is wanted, and not a few.</summary>
    public static bool IsFull => Wanted > 0;

    /// <summary>The seeds.</summary>
    public static IEnumerable<int> All => Enumerable.Range(1, Math.Max(Wanted, 1));

    /// <summary>Every design with every seed.</summary>
    public static TheoryData<string, int> Designs()
    {
        var data = new TheoryData<string, int>();
        foreach (var seed in All)
            foreach (var design in Design.All) data.Add(design, seed);
        return data;
    }
}
