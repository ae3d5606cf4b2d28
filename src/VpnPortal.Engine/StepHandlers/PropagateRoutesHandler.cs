using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Switches route auto-propagation on and waits until the gateway rests and reports it.</summary>
public sealed class PropagateRoutesHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options) : StepHandler<PropagateRoutesStep>
{
    /// <inheritdoc/>
    protected override Task<Created> CallAsync(PropagateRoutesStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.PropagateRoutesAsync(
            new PropagateRoutes(context.Self.ClientToken!, step.RegionId, context.Output(step.Gateway, OutputKeys.Id)), cancellationToken);

    /// <inheritdoc/>
    protected override Task<StepProgress> ObserveAsync(PropagateRoutesStep step, StepContext context, CancellationToken cancellationToken)
    {
        if (observer.Latest(step.RegionId) is not { } snapshot || snapshot.At <= context.Self.AcceptedAt) return Task.FromResult<StepProgress>(Pending.Instance);
        var gateway = snapshot.Gateways.FirstOrDefault(seen => seen.Id == context.Output(step.Gateway, OutputKeys.Id));
        return Task.FromResult(gateway is { Status: GatewayStatus.Active, AutoPropagate: true }
            ? new Reached(context.Self.Outputs)
            : PendingUntil(options.Value.StepDeadline, context, snapshot, "The gateway did not report route auto-propagation in time."));
    }

    /// <summary>A gateway that propagates does so; whose call it was does not matter.</summary>
    protected override async Task<IReadOnlyList<FoundResource>> FindAsync(PropagateRoutesStep step, StepContext context, CancellationToken cancellationToken)
    {
        var id = context.Output(step.Gateway, OutputKeys.Id);
        var gateways = await vpc.DescribeVpnGatewaysAsync(step.RegionId, cancellationToken);
        return [.. gateways.Where(seen => seen.Id == id && seen.AutoPropagate).Select(_ => new FoundResource($"{id}|propagation", IsEqual: true))];
    }
}
