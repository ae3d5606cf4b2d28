using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Publishes a route or withdraws it, and waits until its gateway rests and lists it so.</summary>
public sealed class PublishDestinationRouteHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : ChangingHandler<PublishDestinationRouteStep>(observer, options.Value.StepDeadline)
{
    /// <inheritdoc/>
    protected override Task<Answered> ChangeAsync(PublishDestinationRouteStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.PublishDestinationRouteAsync(
            new PublishDestinationRoute(
                context.Self.ClientToken!, step.RegionId, context.Output(step.Gateway, OutputKeys.Id), step.Destination.ToString(),
                context.Output(step.Connection, OutputKeys.Id), step.PublishToVpc),
            cancellationToken);

    /// <inheritdoc/>
    protected override Task<bool> IsSetAsync(PublishDestinationRouteStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        WasSetAsync(step, context, cancellationToken);

    /// <inheritdoc/>
    protected override async Task<bool> WasSetAsync(PublishDestinationRouteStep step, StepContext context, CancellationToken cancellationToken)
    {
        var (destination, nextHop) = (step.Destination.ToString(), context.Output(step.Connection, OutputKeys.Id));
        var routes = await vpc.DescribeDestinationRoutesAsync(step.RegionId, context.Output(step.Gateway, OutputKeys.Id), cancellationToken);
        return routes.Any(route => route.Destination == destination && route.NextHop == nextHop && route.Published == step.PublishToVpc);
    }
}
