using System.Collections.Immutable;
using System.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Runs;

/// <summary>Where a step stands.</summary>
public enum StepStatus
{
    /// <summary>Not begun, or to be tried again from <see cref="StepState.NotBefore"/>.</summary>
    Waiting,

    /// <summary>A call is on its way.</summary>
    Calling,

    /// <summary>The call's outcome is not known yet; the step is looked up before anything else.</summary>
    Unknown,

    /// <summary>The cloud accepted it; the resource matures.</summary>
    Maturing,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Stopped until somebody acts.</summary>
    Failed,
}

/// <summary>State of one step as the journal tells it.</summary>
public sealed record StepState(ResourceAddress Address)
{
    public StepStatus Status { get; init; } = StepStatus.Waiting;

    /// <summary>Which resource for this address is being made, from 1; 0 before the first call.</summary>
    public int Generation { get; init; }

    /// <summary>Calls made so far.</summary>
    public int Attempts { get; init; }

    public string? ClientToken { get; init; }
    public ImmutableSortedDictionary<string, string> Outputs { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the current generation's token was first used.</summary>
    public DateTimeOffset? GenerationAt { get; init; }

    /// <summary>When the cloud accepted the call, or the resource was found again; only what was seen later tells of the effect.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the first of an unbroken row of look-ups found nothing.</summary>
    public DateTimeOffset? AbsentSince { get; init; }

    /// <summary>When the latest of that row found nothing.</summary>
    public DateTimeOffset? AbsentAt { get; init; }
    public StepError? Error { get; init; }

    /// <summary>What a look-up found where that was not one equal resource: somebody has to say which it is, or that it is none.</summary>
    public EquatableArray<Candidate> Found { get; init; }

    /// <summary>Its resource was chosen by somebody and is not the portal's to delete.</summary>
    public bool IsChosen { get; init; }

    /// <summary>
    /// A call of this generation may have taken effect without our knowing. It stays true through later refusals, which tell
    /// only of themselves, until the resource is known or a new generation begins.
    /// </summary>
    public bool MayExist { get; init; }

    /// <summary>The cloud's id of the accepted call.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whatever calls were made, it is known what became of them: something with an id, or, twice looked for, nothing.</summary>
    public bool IsResolved => Status != StepStatus.Calling && (!MayExist || IsProvenAbsent);

    /// <summary>Two looks far enough apart found nothing.</summary>
    public bool IsProvenAbsent => AbsentAt - AbsentSince >= RunDecider.AbsenceProof;

    /// <summary>Its call or its resource is on the way, so that nothing else may be written on its gateway.</summary>
    public bool OccupiesLane => Status is StepStatus.Calling or StepStatus.Unknown or StepStatus.Maturing;
}

/// <summary>State of a run. <see cref="Fold"/> over the journal is the only way to know it.</summary>
public sealed record RunState(
    ImmutableSortedDictionary<ResourceAddress, StepState> Steps, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, bool? Outcome)
{
    /// <summary>How many journal entries were read.</summary>
    public int Sequence { get; init; }

    /// <summary>Nothing new is begun: an operator paused the run, or ends it.</summary>
    public bool IsHeld { get; init; }

    /// <summary>An operator asked to end the run.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>What earlier runs left standing, with the outputs of the steps that made it.</summary>
    public ImmutableSortedDictionary<ResourceAddress, ImmutableSortedDictionary<string, string>> Former { get; init; } =
        ImmutableSortedDictionary<ResourceAddress, ImmutableSortedDictionary<string, string>>.Empty;

    /// <summary>The state before anything happened.</summary>
    public static RunState Before(Plan plan) => new(
        plan.Steps.ToImmutableSortedDictionary(step => step.Address, step => new StepState(step.Address)), null, null, null);

    /// <summary>Reads the whole journal.</summary>
    public static RunState Fold(Plan plan, IEnumerable<RunEvent> events) => events.Aggregate(Before(plan), (state, next) => state.Apply(next));

    /// <summary>The state of a step. What an earlier run left standing counts as a step that has succeeded.</summary>
    public StepState this[ResourceAddress address] => Find(address) ?? throw new KeyNotFoundException($"Nothing is known of {address}.");

    /// <summary>The state of a step, or of what an earlier run left standing; null when there is neither.</summary>
    public StepState? Find(ResourceAddress address) =>
        Steps.GetValueOrDefault(address)
        ?? (Former.TryGetValue(address, out var outputs) ? new StepState(address) { Status = StepStatus.Succeeded, Outputs = outputs } : null);

    /// <summary>
    /// What is known of the thing that stands at an address: as an earlier run left it until this run's step has made another one or is
    /// done, so that a gateway that is being changed is not taken for one that is being made. Nothing is known of what was never begun.
    /// </summary>
    public StepState Standing(ResourceAddress address)
    {
        var step = Find(address) ?? new StepState(address);
        if (!Former.TryGetValue(address, out var former) || step.Status == StepStatus.Succeeded) return step;
        return step.Outputs.TryGetValue(OutputKeys.Id, out var id) && id != former.GetValueOrDefault(OutputKeys.Id)
            ? step : new StepState(address) { Status = StepStatus.Succeeded, Outputs = former };
    }

    /// <summary>The state after one more entry.</summary>
    public RunState Apply(RunEvent next)
    {
        var after = next switch
        {
            RunStarted started => this with
            {
                StartedAt = started.At, Former = started.Former.ToImmutableSortedDictionary(former => former.Address, former => former.Outputs),
            },
            RunResumed resumed => Resume(resumed.At),
            RunPaused => this with { IsHeld = true },
            RunContinued => this with { IsHeld = IsCancelled },
            RunCancelled => this with { IsHeld = true, IsCancelled = true },
            RunFinished finished => this with { FinishedAt = finished.At, Outcome = finished.Succeeded },
            StepEvent step => this with { Steps = Steps.SetItem(step.Address, StepAfter(Steps[step.Address], step)) },
            _ => throw new UnreachableException(),
        };
        return after with { Sequence = Sequence + 1 };
    }

    /// <summary>Deadlines count anew from the moment somebody decided to go on.</summary>
    private RunState Resume(DateTimeOffset at) => this with
    {
        FinishedAt = null,
        Outcome = null,
        IsHeld = false,
        IsCancelled = false,
        Steps = Steps.ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => entry.Value.Status == StepStatus.Failed ? Reopened(entry.Value, at) : entry.Value),
    };

    /// <summary>
    /// A step that holds an id waits for its resource again, unless the resource is gone; one whose call may have taken effect is
    /// looked up; any other is called again.
    /// </summary>
    private static StepState Reopened(StepState step, DateTimeOffset at)
    {
        var waiting = step with { NotBefore = null, FinishedAt = null, AbsentSince = null, AbsentAt = null, AcceptedAt = at, Found = default };
        if (step.Error?.Code == PortalCodes.Vanished)
            return waiting with { Status = StepStatus.Waiting, Error = null, Outputs = step.Outputs.Clear(), GenerationAt = null };
        if (step.Outputs.ContainsKey(OutputKeys.Id)) return waiting with { Status = StepStatus.Maturing, Error = null };
        return step.MayExist ? waiting with { Status = StepStatus.Unknown } : waiting with { Status = StepStatus.Waiting, Error = null };
    }

    private static StepState StepAfter(StepState step, StepEvent next) => next switch
    {
        StepIntended intended => step with
        {
            Status = StepStatus.Calling,
            Attempts = step.Attempts + 1,
            Generation = intended.Generation,
            GenerationAt = intended.Generation == step.Generation ? step.GenerationAt : intended.At,
            MayExist = intended.Generation == step.Generation && step.MayExist,
            ClientToken = intended.ClientToken,
            StartedAt = step.StartedAt ?? intended.At,
            NotBefore = null,
            AbsentSince = null,
            AbsentAt = null,
        },
        StepAccepted accepted => step with
        {
            Status = StepStatus.Maturing, Outputs = accepted.Outputs, RequestId = accepted.RequestId, Error = null, MayExist = false,
            AcceptedAt = accepted.At, StartedAt = step.StartedAt ?? accepted.At,
        },
        StepAdopted adopted => step with
        {
            Status = StepStatus.Maturing, Outputs = adopted.Outputs, AcceptedAt = adopted.At, Error = null, MayExist = false, IsChosen = adopted.ByOperator,
        },
        StepDisowned => step with { Status = StepStatus.Waiting, Error = null, MayExist = false, GenerationAt = null },
        StepDeferred deferred => step with { Status = StepStatus.Waiting, NotBefore = deferred.Until, Error = deferred.Error },
        StepUnknown unknown => step with { Status = StepStatus.Unknown, Error = unknown.Error, MayExist = true },
        StepAbsent absent => step with { Status = StepStatus.Unknown, AbsentSince = step.AbsentSince ?? absent.At, AbsentAt = absent.At },
        StepSucceeded done => step with { Status = StepStatus.Succeeded, Outputs = done.Outputs, FinishedAt = done.At, Error = null },
        StepFailed failed => step with { Status = StepStatus.Failed, Error = failed.Error, FinishedAt = failed.At, Found = failed.Found },
        _ => throw new UnreachableException(),
    };
}
