using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>A handler of steps that only look: they make no call of their own, so that there is nothing to lose or to find.</summary>
public abstract class WaitingHandler<TStep> : StepHandler<TStep>
    where TStep : PlanStep
{
    /// <inheritdoc/>
    protected sealed override Task<Created> CallAsync(TStep step, StepContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{step.Address} makes no call.");

    /// <inheritdoc/>
    protected sealed override Task<IReadOnlyList<FoundResource>> FindAsync(TStep step, StepContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{step.Address} has nothing to look up.");

    /// <inheritdoc/>
    protected sealed override Task<StepProgress> ObserveAsync(TStep step, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Observe(step, context));

    /// <summary>Sees whether the goal is reached, in what the observer saw last.</summary>
    protected abstract StepProgress Observe(TStep step, StepContext context);

    /// <summary>Where people at the other end have to act first, no time is too long; else dead once the deadline has passed.</summary>
    protected static StepProgress Unfinished(TStep step, TimeSpan deadline, StepContext context, RegionSnapshot? snapshot, string waitingFor) =>
        step.WaitsForPeople ? Pending.Instance : PendingUntil(deadline, context, snapshot, waitingFor);
}
