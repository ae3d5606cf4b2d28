using System.Collections.Immutable;
using System.Security.Cryptography;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>What a handler may know of its run.</summary>
/// <param name="State">Folded journal at the moment of the action.</param>
/// <param name="Self">The step's own state.</param>
/// <param name="Draft">The draft of the moment with its pre-shared keys, opened only for a call that needs them.</param>
/// <param name="Now">The instant.</param>
public sealed record StepContext(RunState State, StepState Self, Func<CancellationToken, Task<StoredDraft>> Draft, DateTimeOffset Now)
{
    /// <summary>An output of a step that succeeded before, in this run or, of what it left alone, in an earlier one.</summary>
    public string Output(ResourceAddress address, string key) => State[address].Outputs[key];

    /// <summary>An output of what stood at an address when the run began: what is changed or deleted.</summary>
    public string Former(ResourceAddress address, string key) => State.Former[address][key];

    /// <summary>
    /// The planned pre-shared keys, opened for one call. The draft may be changed between a run that stopped and its going on: the other
    /// end may have the planned key already, so another one is refused rather than sent.
    /// </summary>
    /// <param name="planned">Draft path and the fingerprint the plan was made with; null when the plan knows none.</param>
    /// <exception cref="KeyUnusableException">One of them is missing, does not open or is another one by now.</exception>
    public async Task<IReadOnlyDictionary<string, PresharedKey>> OpenAsync(
        IEnumerable<(string Path, string? Fingerprint)> planned, CancellationToken cancellationToken)
    {
        try
        {
            var draft = await Draft(cancellationToken);
            return planned.ToDictionary(key => key.Path, key => KeyOf(draft, key.Path, key.Fingerprint));
        }
        catch (CryptographicException exception)
        {
            throw new KeyUnusableException(PortalCodes.SecretUnreadable, "The key was sealed with another key, or it is damaged.", exception);
        }
    }

    private static PresharedKey KeyOf(StoredDraft draft, string path, string? planned)
    {
        if (!draft.Draft.Secrets.TryGetValue(path, out var key))
            throw new KeyUnusableException(PortalCodes.SecretUnreadable, $"There is no key at {path}.");
        return planned is null || planned == draft.Fingerprints[path]
            ? key
            : throw new KeyUnusableException(PortalCodes.SecretChanged, $"The key at {path} is {draft.Fingerprints[path]}; the plan was made with {planned}.");
    }
}

/// <summary>A pre-shared key that a call needs cannot be used; nothing was called.</summary>
/// <param name="code">Which of <see cref="PortalCodes"/> it is.</param>
public sealed class KeyUnusableException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Which of <see cref="PortalCodes"/> it is.</summary>
    public string Code { get; } = code;
}

/// <summary>Where a step stands after a look. Closed.</summary>
public abstract record StepProgress
{
    private protected StepProgress()
    {
    }
}

/// <summary>Not there yet.</summary>
public sealed record Pending : StepProgress
{
    /// <summary>The one instance.</summary>
    public static readonly Pending Instance = new();
}

/// <summary>Goal reached.</summary>
public sealed record Reached(ImmutableSortedDictionary<string, string> Outputs) : StepProgress;

/// <summary>It will not get there by itself.</summary>
public sealed record Dead(StepError Error) : StepProgress;

/// <summary>A resource that may be the one whose answer was lost.</summary>
/// <param name="CloudId">Its id.</param>
/// <param name="IsEqual">Its parameters are those of the step.</param>
/// <param name="Difference">What differs, for people.</param>
public sealed record FoundResource(string CloudId, bool IsEqual, string Difference = "");

/// <summary>Carries out one kind of step. Each method makes at most one logical cloud call and never waits.</summary>
public interface IStepHandler
{
    /// <summary>The step record it carries out.</summary>
    Type StepType { get; }

    /// <summary>Makes the call with the step's stored token.</summary>
    Task<Created> CallAsync(PlanStep step, StepContext context, CancellationToken cancellationToken);

    /// <summary>Sees whether the goal is reached.</summary>
    Task<StepProgress> ObserveAsync(PlanStep step, StepContext context, CancellationToken cancellationToken);

    /// <summary>Looks for the resource of a call whose answer was lost.</summary>
    Task<IReadOnlyList<FoundResource>> FindAsync(PlanStep step, StepContext context, CancellationToken cancellationToken);
}

/// <summary>Gives a handler its step in its own type.</summary>
public abstract class StepHandler<TStep> : IStepHandler
    where TStep : PlanStep
{
    /// <inheritdoc/>
    public Type StepType => typeof(TStep);

    Task<Created> IStepHandler.CallAsync(PlanStep step, StepContext context, CancellationToken cancellationToken) =>
        CallAsync((TStep)step, context, cancellationToken);

    Task<StepProgress> IStepHandler.ObserveAsync(PlanStep step, StepContext context, CancellationToken cancellationToken) =>
        ObserveAsync((TStep)step, context, cancellationToken);

    Task<IReadOnlyList<FoundResource>> IStepHandler.FindAsync(PlanStep step, StepContext context, CancellationToken cancellationToken) =>
        FindAsync((TStep)step, context, cancellationToken);

    /// <inheritdoc cref="IStepHandler.CallAsync"/>
    protected abstract Task<Created> CallAsync(TStep step, StepContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IStepHandler.ObserveAsync"/>
    protected abstract Task<StepProgress> ObserveAsync(TStep step, StepContext context, CancellationToken cancellationToken);

    /// <inheritdoc cref="IStepHandler.FindAsync"/>
    protected abstract Task<IReadOnlyList<FoundResource>> FindAsync(TStep step, StepContext context, CancellationToken cancellationToken);

    /// <summary>
    /// Dead when the region was seen after the step had waited longer than it may, else pending: while nobody can look, the goal may
    /// have been reached.
    /// </summary>
    protected static StepProgress PendingUntil(TimeSpan deadline, StepContext context, RegionSnapshot? snapshot, string waitingFor) =>
        SeenAfter(deadline, context, snapshot)
            ? new Dead(new StepError(PortalCodes.Deadline, waitingFor, context.Self.RequestId ?? ""))
            : Pending.Instance;

    /// <summary>True when the region was seen that long after the step's call was accepted.</summary>
    protected static bool SeenAfter(TimeSpan time, StepContext context, RegionSnapshot? snapshot) =>
        snapshot is not null && snapshot.At - context.Self.AcceptedAt > time;

    /// <summary>The resource was deleted while it was waited for; going on makes a new one.</summary>
    protected static Dead Vanished(string what) => new(new StepError(PortalCodes.Vanished, what, ""));
}
