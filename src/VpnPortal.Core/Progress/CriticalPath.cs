using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Progress;

/// <summary>The chain of steps that decides when a run ends: real times where they are known, usual ones where not.</summary>
public static class CriticalPath
{
    /// <summary>Addresses on the path.</summary>
    public static IReadOnlySet<ResourceAddress> Of(Plan plan, RunState state, DateTimeOffset now, DurationHistory? history = null)
    {
        var ends = Ends(plan, state, now, history ?? DurationHistory.Empty);
        var path = new HashSet<ResourceAddress>();
        var last = plan.Steps.Count == 0 ? null : plan.Steps.MaxBy(step => ends[step.Address]);
        while (last is not null)
        {
            path.Add(last.Address);
            var needs = last.DependsOn.Where(ends.ContainsKey).ToList();
            last = needs.Count == 0 ? null : plan[needs.MaxBy(need => ends[need])];
        }

        return path;
    }

    /// <summary>When the run is expected to end.</summary>
    public static DateTimeOffset ExpectedEnd(Plan plan, RunState state, DateTimeOffset now, DurationHistory? history = null) =>
        plan.Steps.Count == 0 ? now : Ends(plan, state, now, history ?? DurationHistory.Empty).Values.Max();

    private static Dictionary<ResourceAddress, DateTimeOffset> Ends(Plan plan, RunState state, DateTimeOffset now, DurationHistory history)
    {
        var ends = new Dictionary<ResourceAddress, DateTimeOffset>();
        foreach (var step in plan.Steps)
        {
            var ready = step.DependsOn.Where(ends.ContainsKey).Select(need => ends[need]).DefaultIfEmpty(state.StartedAt ?? now).Max();
            ends[step.Address] = EndOf(history.Of(step), state[step.Address], ready, now);
        }

        return ends;
    }

    private static DateTimeOffset EndOf(UsualDuration usual, StepState at, DateTimeOffset ready, DateTimeOffset now)
    {
        if (at.FinishedAt is { } finished) return finished;
        var expected = (at.StartedAt ?? ready) + ((usual.From + usual.To) / 2);
        return at.StartedAt is not null && expected < now ? now : expected;
    }
}
