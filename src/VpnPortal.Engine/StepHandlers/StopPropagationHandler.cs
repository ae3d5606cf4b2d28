using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Switches route auto-propagation off and waits until the gateway rests and reports it.</summary>
public sealed class StopPropagationHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : DeletingHandler<StopPropagationStep>(observer)
{
    /// <inheritdoc/>
    protected override TimeSpan Deadline => options.Value.StepDeadline;

    /// <inheritdoc/>
    protected override async Task<Answered> DeleteAsync(StopPropagationStep step, StepContext context, CancellationToken cancellationToken)
    {
        var answer = await vpc.PropagateRoutesAsync(
            new PropagateRoutes(context.Self.ClientToken!, step.RegionId, context.Former(step.Gateway, OutputKeys.Id), IsOn: false), cancellationToken);
        return new Answered(answer.RequestId);
    }

    /// <inheritdoc/>
    protected override Task<bool> IsGoneAsync(StopPropagationStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Task.FromResult(IsOff(step, context, snapshot.Gateways) && Rests(snapshot, context.Former(step.Gateway, OutputKeys.Id)));

    /// <inheritdoc/>
    protected override async Task<bool> HasBegunAsync(StopPropagationStep step, StepContext context, CancellationToken cancellationToken) =>
        IsOff(step, context, await vpc.DescribeVpnGatewaysAsync(step.RegionId, cancellationToken));

    private static bool IsOff(StopPropagationStep step, StepContext context, IEnumerable<ObservedVpnGateway> gateways) =>
        gateways.FirstOrDefault(gateway => gateway.Id == context.Former(step.Gateway, OutputKeys.Id)) is null or { AutoPropagate: false };
}
