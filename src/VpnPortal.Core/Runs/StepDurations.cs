using VpnPortal.Core.Planning;

namespace VpnPortal.Core.Runs;

/// <summary>Measures the steps of a journal.</summary>
public static class StepDurations
{
    /// <summary>
    /// One sample for each step that reached its goal by itself. Steps that failed on the way, or whose outcome was unknown for a while,
    /// waited for people or for a restart and tell nothing of the cloud.
    /// </summary>
    public static IReadOnlyList<DurationSample> Of(string runId, Plan plan, IReadOnlyCollection<RunEvent> events)
    {
        var state = RunState.Fold(plan, events);
        var stopped = events.Where(next => next is StepFailed or StepUnknown).Select(next => ((StepEvent)next).Address).ToHashSet();
        return
        [
            .. from step in plan.Steps
               let at = state[step.Address]
               where at is { Status: StepStatus.Succeeded, StartedAt: not null } && !stopped.Contains(step.Address)
               select new DurationSample(StepKinds.Of(step), step.RegionId, runId, at.FinishedAt!.Value - at.StartedAt!.Value),
        ];
    }
}
