using System.Collections.Immutable;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>
/// Changes something in place. What it was made with, its id above all, stays as it was; whose call set the wanted values does not
/// matter, and setting them twice does no harm.
/// </summary>
public abstract class ChangingHandler<TStep>(RegionObserver observer, TimeSpan deadline) : StepHandler<TStep>
    where TStep : PlanStep
{
    /// <inheritdoc/>
    protected sealed override async Task<Created> CallAsync(TStep step, StepContext context, CancellationToken cancellationToken) =>
        new(context.Former(step.Target, OutputKeys.Id), (await ChangeAsync(step, context, cancellationToken)).RequestId);

    /// <inheritdoc/>
    protected sealed override async Task<StepProgress> ObserveAsync(TStep step, StepContext context, CancellationToken cancellationToken)
    {
        if (observer.Latest(step.RegionId) is not { } snapshot || snapshot.At <= context.Self.AcceptedAt) return Pending.Instance;
        if (step.Lane is { } lane && snapshot.Gateways.FirstOrDefault(seen => seen.Id == Gateway(lane, context)) is not { Status: GatewayStatus.Active })
            return PendingUntil(deadline, context, snapshot, "The gateway did not become active in time.");
        return await IsSetAsync(step, context, snapshot, cancellationToken)
            ? new Reached(Kept(step, context))
            : PendingUntil(deadline, context, snapshot, $"{step.DisplayName} did not report the change in time.");
    }

    /// <inheritdoc/>
    protected sealed override async Task<IReadOnlyList<FoundResource>> FindAsync(TStep step, StepContext context, CancellationToken cancellationToken) =>
        await WasSetAsync(step, context, cancellationToken) ? [new FoundResource(context.Former(step.Target, OutputKeys.Id), IsEqual: true)] : [];

    /// <summary>Makes the call with the step's stored token.</summary>
    protected abstract Task<Answered> ChangeAsync(TStep step, StepContext context, CancellationToken cancellationToken);

    /// <summary>Whether the wanted values are reported, in what the observer saw last.</summary>
    protected abstract Task<bool> IsSetAsync(TStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken);

    /// <summary>Asks the cloud whether it has the wanted values; false where that cannot be seen, so that they are set again.</summary>
    protected abstract Task<bool> WasSetAsync(TStep step, StepContext context, CancellationToken cancellationToken);

    private static ImmutableSortedDictionary<string, string> Kept(TStep step, StepContext context) => context.State.Former[step.Target];

    private static string Gateway(ResourceAddress lane, StepContext context) => context.Former(lane, OutputKeys.Id);
}
