using System.Globalization;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>
/// How much of the matrices is run. <c>CRASH_SEEDS=20</c> runs every boundary of every design with that many seeds, which takes hours, and
/// <c>CRASH_SEEDS=11-20</c> some of them, so that several machines can share them; without it each design meets a few boundaries with one seed.
/// <c>CRASH_KILLS=300</c> kills portals at least that often on each database; without it a few times.
/// </summary>
internal static class Seeds
{
    private const int FewKills = 6;

    /// <summary>A storm of that many kills has an account and a database of its own, which then do not grow for ever.</summary>
    private const int KillsOfAStorm = 25;

    private static readonly string? Wanted = Given("CRASH_SEEDS");
    private static readonly string? WantedKills = Given("CRASH_KILLS");

    /// <summary>Every boundary is wanted, and not a few.</summary>
    public static bool IsFull => Wanted is not null;

    /// <summary>Somebody has time for what takes long.</summary>
    public static bool IsPatient => IsFull || WantedKills is not null;

    /// <summary>The seeds.</summary>
    public static IEnumerable<int> All { get; } = Range(Wanted ?? "1");

    /// <summary>Every design with every seed.</summary>
    public static TheoryData<string, int> Designs()
    {
        var data = new TheoryData<string, int>();
        foreach (var seed in All)
            foreach (var design in Design.All) data.Add(design, seed);
        return data;
    }

    /// <summary>Storms with their seeds and kills, which add up to what is wanted.</summary>
    public static TheoryData<int, int> Storms()
    {
        var data = new TheoryData<int, int>();
        var left = WantedKills is null ? FewKills : Number(WantedKills);
        for (var seed = 1; left > 0; seed++, left -= KillsOfAStorm) data.Add(seed, Math.Min(left, KillsOfAStorm));
        return data;
    }

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { } text and not ("" or "0") ? text : null;

    /// <summary>20 stands for 1-20.</summary>
    private static IEnumerable<int> Range(string text)
    {
        var (first, last) = text.Split('-') is [var from, var to] ? (Number(from), Number(to)) : (1, Number(text));
        return [.. Enumerable.Range(first, last - first + 1)];
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
