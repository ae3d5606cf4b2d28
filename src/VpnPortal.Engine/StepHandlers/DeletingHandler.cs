using System.Collections.Immutable;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>
/// Takes something away. That it is not there is the goal, whoever saw to it: an answer that says so counts as done, and after a lost
/// answer the effect is found when the thing is found no more.
/// </summary>
public abstract class DeletingHandler<TStep>(RegionObserver observer) : StepHandler<TStep>
    where TStep : DeleteStep
{
    /// <summary>Longest time until it is gone.</summary>
    protected abstract TimeSpan Deadline { get; }

    /// <inheritdoc/>
    protected sealed override async Task<Created> CallAsync(TStep step, StepContext context, CancellationToken cancellationToken)
    {
        var id = context.Former(step.Removed, OutputKeys.Id);
        try
        {
            return new Created(id, (await DeleteAsync(step, context, cancellationToken)).RequestId);
        }
        catch (CloudException exception) when (exception.Class == CloudErrorClass.Gone)
        {
            return new Created(id, exception.RequestId);
        }
    }

    /// <inheritdoc/>
    protected sealed override async Task<StepProgress> ObserveAsync(TStep step, StepContext context, CancellationToken cancellationToken)
    {
        if (observer.Latest(step.RegionId) is not { } snapshot || snapshot.At <= context.Self.AcceptedAt) return Pending.Instance;
        return await IsGoneAsync(step, context, snapshot, cancellationToken)
            ? new Reached(ImmutableSortedDictionary<string, string>.Empty)
            : PendingUntil(Deadline, context, snapshot, $"{step.DisplayName} was not gone in time.");
    }

    /// <inheritdoc/>
    protected sealed override async Task<IReadOnlyList<FoundResource>> FindAsync(TStep step, StepContext context, CancellationToken cancellationToken) =>
        await HasBegunAsync(step, context, cancellationToken) ? [new FoundResource(context.Former(step.Removed, OutputKeys.Id), IsEqual: true)] : [];

    /// <summary>Makes the call with the step's stored token.</summary>
    protected abstract Task<Answered> DeleteAsync(TStep step, StepContext context, CancellationToken cancellationToken);

    /// <summary>Whether it is gone, in what the observer saw last.</summary>
    protected abstract Task<bool> IsGoneAsync(TStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken);

    /// <summary>Asks the cloud whether it is gone or going.</summary>
    protected abstract Task<bool> HasBegunAsync(TStep step, StepContext context, CancellationToken cancellationToken);

    /// <summary>True unless the gateway is known to work on something.</summary>
    protected static bool Rests(RegionSnapshot snapshot, string gatewayId) =>
        snapshot.Gateways.FirstOrDefault(seen => seen.Id == gatewayId) is null or { Status: GatewayStatus.Active };
}
