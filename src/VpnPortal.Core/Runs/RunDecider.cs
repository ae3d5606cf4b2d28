using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;

namespace VpnPortal.Core.Runs;

/// <summary>Something the engine should do now.</summary>
public abstract record RunAction;

/// <summary>Make the step's call, with that generation's token.</summary>
public sealed record CallStep(ResourceAddress Address, int Generation) : RunAction;

/// <summary>Look for the resource of a step whose outcome is unknown.</summary>
public sealed record LookUpStep(ResourceAddress Address) : RunAction;

/// <summary>See whether the step has reached its goal.</summary>
public sealed record ObserveStep(ResourceAddress Address) : RunAction;

/// <summary>End the run.</summary>
public sealed record FinishRun(bool Succeeded) : RunAction;

/// <summary>Decides what may happen next. Pure: everything it needs is given.</summary>
public static class RunDecider
{
    /// <summary>How long a ClientToken is trusted; the API publishes no lifetime, so it is kept short.</summary>
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromMinutes(10);

    /// <summary>Time between two look-ups that both find nothing, before a new resource may be made.</summary>
    public static readonly TimeSpan AbsenceProof = TimeSpan.FromSeconds(30);

    /// <summary>All that may be done at once.</summary>
    /// <param name="plan">The frozen plan.</param>
    /// <param name="state">Folded journal.</param>
    /// <param name="gateways">Status by cloud id, as last described; a gateway that was not seen is missing.</param>
    /// <param name="now">The instant.</param>
    /// <param name="seenRegions">Regions that were looked at: a gateway that is not among theirs is gone.</param>
    public static IReadOnlyList<RunAction> Decide(
        Plan plan, RunState state, IReadOnlyDictionary<string, GatewayStatus> gateways, DateTimeOffset now, IReadOnlySet<string>? seenRegions = null)
    {
        if (state.FinishedAt is not null) return [];
        var busyLanes = plan.Steps.Where(step => state[step.Address].OccupiesLane).Select(step => step.Lane).OfType<ResourceAddress>().ToHashSet();
        var actions = new List<RunAction>();
        foreach (var step in plan.Steps)
        {
            var action = state.IsHeld ? HeldActionFor(step, state) : ActionFor(step, state, now);
            if (action is CallStep && step.Lane is { } lane && (!MayWrite(step, lane) || !busyLanes.Add(lane))) continue;
            if (action is not null) actions.Add(action);
        }

        var isOver = (state.IsCancelled && IsAtRest(plan, state)) || (actions.Count == 0 && IsOver(plan, state));
        return isOver ? [new FinishRun(state.Steps.Values.All(step => step.Status == StepStatus.Succeeded))] : actions;

        // Nothing can be busy on a gateway that is gone, and what stood on it went with it: a deletion finds that out.
        bool MayWrite(PlanStep step, ResourceAddress lane) =>
            GatewayId(lane, state) is { } id && (gateways.TryGetValue(id, out var status)
                ? status == GatewayStatus.Active
                : step.Action == StepAction.Delete && seenRegions?.Contains(step.RegionId) == true);
    }

    /// <summary>
    /// Whether a step may be called although an earlier call may have taken effect: its token is still trusted, so that a repeated
    /// call makes nothing new, or two looks far enough apart found nothing.
    /// </summary>
    public static bool MayCall(StepState step, DateTimeOffset now) =>
        !step.MayExist || IsTokenTrusted(step, now) || step.IsProvenAbsent;

    /// <summary>A call with the step's token makes nothing new if an earlier one did.</summary>
    public static bool IsTokenTrusted(StepState step, DateTimeOffset now) => now - step.GenerationAt < TokenLifetime;

    /// <summary>Steps that can never start because a step before them failed, with that step.</summary>
    public static IReadOnlyDictionary<ResourceAddress, ResourceAddress> Blocked(Plan plan, RunState state)
    {
        var blocked = new Dictionary<ResourceAddress, ResourceAddress>();
        foreach (var step in plan.Steps.Where(step => state[step.Address].Status == StepStatus.Waiting))
        {
            foreach (var need in step.DependsOn)
            {
                if (state[need].Status == StepStatus.Failed) blocked[step.Address] = need;
                else if (blocked.TryGetValue(need, out var root)) blocked[step.Address] = root;
            }
        }

        return blocked;
    }

    private static RunAction? ActionFor(PlanStep step, RunState state, DateTimeOffset now)
    {
        var at = state[step.Address];
        return at.Status switch
        {
            StepStatus.Unknown => new LookUpStep(step.Address),
            StepStatus.Maturing => new ObserveStep(step.Address),
            StepStatus.Waiting when step.DependsOn.All(need => state[need].Status == StepStatus.Succeeded) && (at.NotBefore ?? now) <= now =>
                step.Calls ? CallOrLook(at, now) : new ObserveStep(step.Address),
            _ => null,
        };
    }

    /// <summary>
    /// What is under way is followed, and what may have been made is looked for until that is certain, so that the run can end with
    /// nothing unknown.
    /// </summary>
    private static RunAction? HeldActionFor(PlanStep step, RunState state) => state[step.Address] switch
    {
        { Status: StepStatus.Maturing } => new ObserveStep(step.Address),
        { Status: StepStatus.Unknown or StepStatus.Waiting, IsResolved: false } => new LookUpStep(step.Address),
        _ => null,
    };

    /// <summary>Nothing that was called is under way, and every outcome is known. What merely comes about by itself need not be waited for.</summary>
    private static bool IsAtRest(Plan plan, RunState state) => plan.Steps.Where(step => step.Calls)
        .All(step => state[step.Address] is { Status: not StepStatus.Maturing } at && (at.IsResolved || at.Status == StepStatus.Failed));

    /// <summary>The same token as long as it is trusted; a new one only once it is sure that the old one made nothing.</summary>
    private static RunAction CallOrLook(StepState step, DateTimeOffset now)
    {
        if (!MayCall(step, now)) return new LookUpStep(step.Address);
        return new CallStep(step.Address, IsTokenTrusted(step, now) ? step.Generation : step.Generation + 1);
    }

    /// <summary>Of a gateway that is being replaced, the old one until the new one has an id: till then only the old one is written on.</summary>
    private static string? GatewayId(ResourceAddress gateway, RunState state) =>
        state.Find(gateway)?.Outputs.GetValueOrDefault(OutputKeys.Id) ?? state.Former.GetValueOrDefault(gateway)?.GetValueOrDefault(OutputKeys.Id);

    private static bool IsOver(Plan plan, RunState state)
    {
        var blocked = Blocked(plan, state);
        return plan.Steps.All(step => state[step.Address].Status is StepStatus.Succeeded or StepStatus.Failed || blocked.ContainsKey(step.Address));
    }
}
