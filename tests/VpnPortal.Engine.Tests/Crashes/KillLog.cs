using System.Globalization;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>When portals were killed, and what came of it.</summary>
internal sealed class KillLog
{
    private readonly List<(DateTimeOffset At, bool WasReady)> kills = [];
    private readonly long began = TimeProvider.System.GetTimestamp();

    /// <summary>Kills so far.</summary>
    public int Count => kills.Count;

    /// <summary>A portal was killed just now, while runs went on.</summary>
    /// <param name="wasReady">False when it was still starting.</param>
    public void Add(bool wasReady) => kills.Add((TimeProvider.System.GetUtcNow(), wasReady));

    /// <summary>
    /// All of it in figures. While several portals are killed in turn, nobody knows whose death held a run up: the time since the last kill of
    /// a standstill is too short then, and that since the first is too long.
    /// </summary>
    public string Summary(IReadOnlyList<StoredRun> runs)
    {
        var allWent = kills.Count(kill => runs.Count(run => run.StartedAt < kill.At && !(run.State.FinishedAt < kill.At)) >= Design.All.Count);
        var cutOff = runs.SelectMany(run => run.Events).Count(next => next is StepUnknown { Error.Code: PortalCodes.Restarted });
        var standstills = runs.SelectMany(Standstills).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count} kills, {allWent} of them while {Design.All.Count} runs went on, {kills.Count(kill => !kill.WasReady)} during a start; {cutOff} calls were cut off; {runs.Count} runs. "
            + $"{standstills.Count} times a run went on afterwards: {Figures(standstills.Select(still => still.SinceLast))} after the last kill, "
            + $"{Figures(standstills.Select(still => still.SinceFirst))} after the first. {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s in all.");
    }

    /// <summary>From the kills between two entries to the later entry.</summary>
    private IEnumerable<(TimeSpan SinceFirst, TimeSpan SinceLast)> Standstills(StoredRun run) =>
        from pair in run.Events.Zip(run.Events.Skip(1), (before, after) => (Before: before.At, After: after.At))
        let between = kills.Where(kill => pair.Before < kill.At && kill.At < pair.After).ToList()
        where between.Count > 0
        select (pair.After - between[0].At, pair.After - between[^1].At);

    private static string Figures(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? "never" : string.Create(CultureInfo.InvariantCulture, $"median {sorted[sorted.Count / 2].TotalSeconds:F1} s, max {sorted[^1].TotalSeconds:F1} s");
    }
}
