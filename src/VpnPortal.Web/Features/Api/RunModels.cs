using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Progress;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Overview;

namespace VpnPortal.Web.Features.Api;

/// <summary>The plan that is agreed to.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiRunStart
{
    [Description("draftVersion of the plan that was read.")]
    public int? DraftVersion { get; init; }

    [Description("hash of the plan that was read.")]
    public string? PlanHash { get; init; }
}

/// <summary>Where a run stands.</summary>
public enum ApiRunState
{
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>What an operator asked of a run that goes on.</summary>
public enum ApiHold
{
    Paused,
    Cancelling,
}

/// <summary>A run with all its steps.</summary>
public sealed record ApiRun
{
    public required string Id { get; init; }

    public required string DeploymentId { get; init; }

    public required string PlanHash { get; init; }

    [Description("A run that failed or was cancelled can be resumed.")]
    public required ApiRunState State { get; init; }

    [Description("Nothing new is begun because somebody asked for it.")]
    public ApiHold? Hold { get; init; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    [Description("Steps that are done.")]
    public required int Done { get; init; }

    [Description("Entries of the journal so far.")]
    public required int Sequence { get; init; }

    public required IReadOnlyList<ApiRunStep> Steps { get; init; }

    internal static ApiRun Of(StoredRun run, RunProgress progress) => new()
    {
        Id = run.Id, DeploymentId = run.DeploymentId, PlanHash = run.Plan.Hash, StartedBy = run.StartedBy, StartedAt = run.StartedAt,
        State = run.State switch
        {
            { Outcome: null } => ApiRunState.Running,
            { Outcome: true } => ApiRunState.Succeeded,
            { IsCancelled: true } => ApiRunState.Cancelled,
            _ => ApiRunState.Failed,
        },
        Hold = run.State switch
        {
            { FinishedAt: not null } or { IsHeld: false } => null,
            { IsCancelled: true } => ApiHold.Cancelling,
            _ => ApiHold.Paused,
        },
        FinishedAt = run.State.FinishedAt, Done = progress.DoneCount, Sequence = run.State.Sequence, Steps = [.. progress.Rows.Select(ApiRunStep.Of)],
    };
}

/// <summary>A step of a run.</summary>
public record ApiRunStep
{
    public required string Address { get; init; }

    public required string Kind { get; init; }

    public required int DocumentedStep { get; init; }

    public required string Name { get; init; }

    [Description("What it does at present.")]
    public required StepPhase Phase { get; init; }

    [Description("Addresses that it waits for or is blocked by.")]
    public required IReadOnlyList<string> WaitsFor { get; init; }

    public required bool IsCritical { get; init; }

    [Description("How long such a step usually takes.")]
    public required ApiDuration Usual { get; init; }

    [Description("Calls made so far.")]
    public required int Attempts { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    [Description("Earliest next try while it is put off.")]
    public DateTimeOffset? NotBefore { get; init; }

    [Description("What it made: ids and public IPs.")]
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    [Description("Why it does not go on, with cause and next act.")]
    public ApiFault? Error { get; init; }

    [Description("What a look-up found where it is not certain which of it the step made; adopt one or disown all.")]
    public required IReadOnlyList<ApiCandidate> Found { get; init; }

    internal static ApiRunStep Of(StepRow row) => new()
    {
        Found = [.. row.State.Found.Select(found => new ApiCandidate(found.CloudId, found.Difference))],
        Address = row.Address.Value, Kind = StepKinds.Of(row.Step), DocumentedStep = row.Step.DocumentedStep, Name = row.Step.DisplayName,
        Phase = row.Phase, WaitsFor = [.. row.WaitsFor.Select(step => step.Address.Value)], IsCritical = row.IsCritical, Usual = ApiDuration.Of(row.Usual),
        Attempts = row.State.Attempts,
        StartedAt = row.StartedAt, FinishedAt = row.FinishedAt, NotBefore = row.NotBefore, Outputs = row.State.Outputs,
        Error = RunReader.FaultOf(row.State.Error) is { } fault ? ApiFault.Of(fault) : null,
    };
}

/// <summary>A resource that may be the step's.</summary>
/// <param name="Difference">What differs from the step; empty where nothing does.</param>
public sealed record ApiCandidate(string CloudId, string Difference);

/// <summary>A step with everything that is known of it.</summary>
public sealed record ApiRunStepDetails(
    [property: Description("The step in the run.")] ApiRunStep Step,
    [property: Description("Its call, filled in as far as it is known by now; null for a step that only waits.")] ApiCall? Call,
    [property: Description("Its journal, oldest first.")] IReadOnlyList<ApiRunEvent> Events,
    [property: Description("States seen of what it made, oldest first.")] IReadOnlyList<ApiTransition> Transitions);

/// <summary>A state that a resource was seen to enter.</summary>
public sealed record ApiTransition(string ResourceId, string State, DateTimeOffset At);

/// <summary>An entry of a run's journal.</summary>
public sealed record ApiRunEvent
{
    [Description("Its number in the journal, from 1.")]
    public required int Sequence { get; init; }

    [Description("For example step_intended.")]
    public required string Event { get; init; }

    public required DateTimeOffset At { get; init; }

    [Description("Step that it is about; null for the run itself.")]
    public string? Address { get; init; }

    [Description("The cloud's id of the call.")]
    public string? RequestId { get; init; }

    public ApiFault? Error { get; init; }

    internal static ApiRunEvent Of(int sequence, RunEvent next) => new()
    {
        Sequence = sequence, Event = Kinds[next.GetType()], At = next.At, Address = (next as StepEvent)?.Address.Value,
        RequestId = (next as StepAccepted)?.RequestId is { Length: > 0 } id ? id : null,
        Error = RunReader.FaultOf(ErrorOf(next)) is { } fault ? ApiFault.Of(fault) : null,
    };

    private static StepError? ErrorOf(RunEvent next) => next switch
    {
        StepDeferred deferred => deferred.Error,
        StepUnknown unknown => unknown.Error,
        StepFailed failed => failed.Error,
        _ => null,
    };

    private static readonly Dictionary<Type, string> Kinds = typeof(RunEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(attribute => attribute.DerivedType, attribute => (string)attribute.TypeDiscriminator!);
}
