using System.Collections.Immutable;
using System.Text.Json.Serialization;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Runs;

/// <summary>One entry of a run's journal. Closed; the journal is append-only and the only truth of a run.</summary>
/// <param name="At">When, UTC.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "run_started")]
[JsonDerivedType(typeof(RunResumed), "run_resumed")]
[JsonDerivedType(typeof(RunPaused), "run_paused")]
[JsonDerivedType(typeof(RunContinued), "run_continued")]
[JsonDerivedType(typeof(RunCancelled), "run_cancelled")]
[JsonDerivedType(typeof(StepIntended), "step_intended")]
[JsonDerivedType(typeof(StepAccepted), "step_accepted")]
[JsonDerivedType(typeof(StepDeferred), "step_deferred")]
[JsonDerivedType(typeof(StepUnknown), "step_unknown")]
[JsonDerivedType(typeof(StepAbsent), "step_absent")]
[JsonDerivedType(typeof(StepAdopted), "step_adopted")]
[JsonDerivedType(typeof(StepDisowned), "step_disowned")]
[JsonDerivedType(typeof(StepSucceeded), "step_succeeded")]
[JsonDerivedType(typeof(StepFailed), "step_failed")]
[JsonDerivedType(typeof(RunFinished), "run_finished")]
public abstract record RunEvent(DateTimeOffset At);

/// <summary>The run exists and may act.</summary>
/// <param name="TimeScale">How many times faster than the real cloud's the connected cloud's clock runs; the demo's is not 1.</param>
/// <param name="Former">What stood when it began, with the outputs of the steps that made it.</param>
public sealed record RunStarted(DateTimeOffset At, double TimeScale = 1, EquatableArray<FormerOutputs> Former = default) : RunEvent(At);

/// <summary>Something that an earlier run left standing.</summary>
/// <param name="Outputs">For example its cloud id; empty for what merely came about.</param>
public sealed record FormerOutputs(ResourceAddress Address, ImmutableSortedDictionary<string, string> Outputs);

/// <summary>An operator asked to go on after a failure: failed steps wait for their resource, are looked up or called again.</summary>
public sealed record RunResumed(DateTimeOffset At) : RunEvent(At);

/// <summary>An operator asked to begin nothing new; what is under way is followed to its end.</summary>
public sealed record RunPaused(DateTimeOffset At) : RunEvent(At);

/// <summary>An operator ended the pause.</summary>
public sealed record RunContinued(DateTimeOffset At) : RunEvent(At);

/// <summary>An operator asked to end the run at the next safe point: once nothing is under way and no outcome is unknown.</summary>
public sealed record RunCancelled(DateTimeOffset At) : RunEvent(At);

/// <summary>An event of one step.</summary>
public abstract record StepEvent(DateTimeOffset At, ResourceAddress Address) : RunEvent(At);

/// <summary>A call is about to be made with that token; stored before the call.</summary>
/// <param name="Generation">Counts the resources intended for the address; the token follows from it.</param>
/// <param name="ClientToken">At most 64 ASCII characters.</param>
public sealed record StepIntended(DateTimeOffset At, ResourceAddress Address, int Generation, string ClientToken) : StepEvent(At, Address);

/// <summary>The cloud said yes; what it made may still have to mature.</summary>
/// <param name="Outputs">For example the cloud's id.</param>
/// <param name="RequestId">The cloud's id of the call; empty for steps that only wait.</param>
public sealed record StepAccepted(
    DateTimeOffset At, ResourceAddress Address, ImmutableSortedDictionary<string, string> Outputs, string RequestId) : StepEvent(At, Address);

/// <summary>The cloud said not now; nothing was done.</summary>
/// <param name="Until">Earliest next try.</param>
public sealed record StepDeferred(DateTimeOffset At, ResourceAddress Address, DateTimeOffset Until, StepError Error) : StepEvent(At, Address);

/// <summary>No answer came, or the portal died in between: it may or may not have been done.</summary>
public sealed record StepUnknown(DateTimeOffset At, ResourceAddress Address, StepError Error) : StepEvent(At, Address);

/// <summary>A step with an unknown outcome was looked up and nothing was found.</summary>
public sealed record StepAbsent(DateTimeOffset At, ResourceAddress Address) : StepEvent(At, Address);

/// <summary>A step with an unknown outcome was looked up and its resource was found.</summary>
/// <param name="ByOperator">Somebody chose it among what was found; it is not the portal's to delete.</param>
public sealed record StepAdopted(
    DateTimeOffset At, ResourceAddress Address, ImmutableSortedDictionary<string, string> Outputs, bool ByOperator = false) : StepEvent(At, Address);

/// <summary>Somebody looked at what was found and said that none of it is this step's, so that it may be made.</summary>
public sealed record StepDisowned(DateTimeOffset At, ResourceAddress Address) : StepEvent(At, Address);

/// <summary>The step reached its goal.</summary>
/// <param name="Outputs">All that later steps may need, for example both public IPs.</param>
public sealed record StepSucceeded(
    DateTimeOffset At, ResourceAddress Address, ImmutableSortedDictionary<string, string> Outputs) : StepEvent(At, Address);

/// <summary>The step cannot reach its goal unless somebody acts.</summary>
/// <param name="Found">What a look-up found where that was not one equal resource.</param>
public sealed record StepFailed(
    DateTimeOffset At, ResourceAddress Address, StepError Error, EquatableArray<Candidate> Found = default) : StepEvent(At, Address);

/// <summary>A resource that may be the one whose answer was lost.</summary>
/// <param name="CloudId">Its id.</param>
/// <param name="Difference">What differs from the step, or its own facts; empty where it is equal.</param>
public sealed record Candidate(string CloudId, string Difference);

/// <summary>Nothing is left to do.</summary>
public sealed record RunFinished(DateTimeOffset At, bool Succeeded) : RunEvent(At);

/// <summary>Why a step did not go on.</summary>
/// <param name="Code">The cloud's error code, or one of <see cref="PortalCodes"/>.</param>
/// <param name="Message">The cloud's words; never a secret.</param>
/// <param name="RequestId">The cloud's id of the call, empty when there is none.</param>
public sealed record StepError(string Code, string Message, string RequestId);

/// <summary>Codes of errors that are the portal's own.</summary>
public static class PortalCodes
{
    /// <summary>The portal stopped between a call and its answer.</summary>
    public const string Restarted = "Portal.Restarted";

    /// <summary>A look-up found something that differs, or more than one.</summary>
    public const string Ambiguous = "Portal.Ambiguous";

    /// <summary>The resource disappeared while it was waited for.</summary>
    public const string Vanished = "Portal.Vanished";

    /// <summary>The step did not reach its goal within its deadline.</summary>
    public const string Deadline = "Portal.Deadline";

    /// <summary>A step would delete what the ledger does not know as the deployment's own; nothing was called.</summary>
    public const string NotOurs = "Portal.NotOurs";

    /// <summary>A stored pre-shared key is missing or does not open; nothing was called.</summary>
    public const string SecretUnreadable = "Portal.SecretUnreadable";

    /// <summary>A pre-shared key is another one than the plan was made with; nothing was called.</summary>
    public const string SecretChanged = "Portal.SecretChanged";
}
