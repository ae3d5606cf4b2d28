using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Progress;

/// <summary>A run as its page tells it, derived from plan and journal alone.</summary>
/// <param name="Rows">All steps in the order of the plan.</param>
public sealed record RunProgress(EquatableArray<StepRow> Rows, RunState State)
{
    /// <summary>Reads a run.</summary>
    /// <param name="now">The instant; it moves only the expected end of steps that take longer than usual.</param>
    /// <param name="history">What was measured so far; without it durations are taken from the documents.</param>
    public static RunProgress Of(Plan plan, RunState state, DateTimeOffset now, DurationHistory? history = null)
    {
        history ??= DurationHistory.Empty;
        var critical = CriticalPath.Of(plan, state, now, history);
        var blocked = RunDecider.Blocked(plan, state);
        return new RunProgress(
            plan.Steps.Select(step =>
            {
                var (phase, waitsFor) = PhaseOf(plan, step, state, blocked, now);
                return new StepRow(step, state[step.Address], phase, waitsFor.ToEquatableArray(), critical.Contains(step.Address), history.Of(step));
            }).ToEquatableArray(),
            state);
    }

    /// <summary>Steps that failed by themselves.</summary>
    public IEnumerable<StepRow> RootCauses => Rows.Where(row => row.Phase == StepPhase.Failed);

    /// <summary>How many steps are done.</summary>
    public int DoneCount => Rows.Count(row => row.Phase == StepPhase.Done);

    /// <summary>
    /// The step that the head line speaks of: what failed, what is not known, then what is under way, the critical path before the
    /// rest. Null when nothing has begun or all is done.
    /// </summary>
    public StepRow? Subject =>
        Rows.FirstOrDefault(row => row.Phase == StepPhase.Failed)
        ?? Rows.FirstOrDefault(row => row.Phase == StepPhase.LookedUp)
        ?? Rows.Where(row => row.Phase == StepPhase.Working).OrderByDescending(row => row.IsCritical).FirstOrDefault()
        ?? Rows.FirstOrDefault(row => row.Phase == StepPhase.Deferred);

    /// <summary>The row of an address, or null.</summary>
    public StepRow? Find(string? address) => Rows.FirstOrDefault(row => row.Address.Value == address);

    private static (StepPhase Phase, IEnumerable<PlanStep> WaitsFor) PhaseOf(
        Plan plan, PlanStep step, RunState state, IReadOnlyDictionary<ResourceAddress, ResourceAddress> blocked, DateTimeOffset now) =>
        state[step.Address] switch
        {
            { Status: StepStatus.Succeeded } => (StepPhase.Done, []),
            { Status: StepStatus.Failed } => (StepPhase.Failed, []),
            { Status: StepStatus.Unknown } => (StepPhase.LookedUp, []),
            { Status: StepStatus.Calling or StepStatus.Maturing } => (StepPhase.Working, []),
            _ when blocked.TryGetValue(step.Address, out var root) => (StepPhase.Blocked, [plan[root]]),
            _ when state.FinishedAt is not null => (StepPhase.NotBegun, []),
            { NotBefore: { } until } when until > now => (StepPhase.Deferred, []),
            _ => WaitingOf(plan, step, state),
        };

    private static (StepPhase Phase, IEnumerable<PlanStep> WaitsFor) WaitingOf(Plan plan, PlanStep step, RunState state)
    {
        var open = step.DependsOn.Where(need => state[need].Status != StepStatus.Succeeded).Select(need => plan[need]).ToList();
        if (open.Count > 0) return (StepPhase.Waiting, Nearest(open));
        var ahead = plan.Steps.Where(other =>
            other.Lane == step.Lane && step.Lane is not null && other.Address != step.Address && state[other.Address].OccupiesLane);
        return (StepPhase.Queued, ahead);
    }

    /// <summary>Only what holds it up at present: needs that themselves wait for another need come later.</summary>
    private static IEnumerable<PlanStep> Nearest(IReadOnlyList<PlanStep> open) =>
        open.Where(step => !step.DependsOn.Any(need => open.Any(other => other.Address == need)));
}
