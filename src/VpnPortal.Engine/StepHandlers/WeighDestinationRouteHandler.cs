using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Changes the weight of a route, and waits until its gateway rests and lists it so.</summary>
public sealed class WeighDestinationRouteHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : ChangingHandler<WeighDestinationRouteStep>(observer, options.Value.StepDeadline)
{
    /// <inheritdoc/>
    protected override Task<Answered> ChangeAsync(WeighDestinationRouteStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.WeighDestinationRouteAsync(
            new WeighDestinationRoute(
                context.Self.ClientToken!, step.RegionId, context.Output(step.Gateway, OutputKeys.Id), step.Destination.ToString(),
                context.Output(step.Connection, OutputKeys.Id), step.Weight, step.NewWeight),
            cancellationToken);

    /// <inheritdoc/>
    protected override Task<bool> IsSetAsync(WeighDestinationRouteStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        WasSetAsync(step, context, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<bool> WasSetAsync(WeighDestinationRouteStep step, StepContext context, CancellationToken cancellationToken)
    {
        var (destination, nextHop) = (step.Destination.ToString(), context.Output(step.Connection, OutputKeys.Id));
        var routes = await vpc.DescribeDestinationRoutesAsync(step.RegionId, context.Output(step.Gateway, OutputKeys.Id), cancellationToken);
        return routes.Any(route => route.Destination == destination && route.NextHop == nextHop && route.Weight == step.NewWeight);
    }
}
