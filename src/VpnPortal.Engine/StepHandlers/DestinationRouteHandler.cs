using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Adds a destination route and waits until the gateway rests and lists it as it was asked for.</summary>
public sealed class DestinationRouteHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : StepHandler<CreateDestinationRouteStep>
{
    protected override Task<Created> CallAsync(CreateDestinationRouteStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.CreateDestinationRouteAsync(
            new CreateDestinationRoute(
                context.Self.ClientToken!, step.RegionId, context.Output(step.Gateway, OutputKeys.Id), step.Destination.ToString(),
                context.Output(step.Connection, OutputKeys.Id), step.PublishToVpc, step.Weight),
            cancellationToken);

    protected override async Task<StepProgress> ObserveAsync(
        CreateDestinationRouteStep step, StepContext context, CancellationToken cancellationToken)
    {
        if (observer.Latest(step.RegionId) is not { } snapshot || snapshot.At <= context.Self.AcceptedAt) return Pending.Instance;
        var pending = PendingUntil(options.Value.StepDeadline, context, snapshot, "The route did not appear in time.");
        var gatewayId = context.Output(step.Gateway, OutputKeys.Id);
        if (snapshot.Gateways.FirstOrDefault(seen => seen.Id == gatewayId) is not { Status: GatewayStatus.Active }) return pending;
        var routes = await RoutesAsync(step, context, cancellationToken);
        return routes.Any(route => route.Published == step.PublishToVpc) ? new Reached(context.Self.Outputs) : pending;
    }

    /// <summary>
    /// Destination and next hop are all the identity that a route has. Whether it is published by now tells nothing of whose it
    /// is: a route is listed before it is published, and what was asked for is waited for afterwards.
    /// </summary>
    protected override async Task<IReadOnlyList<FoundResource>> FindAsync(
        CreateDestinationRouteStep step, StepContext context, CancellationToken cancellationToken) =>
    [
        .. (await RoutesAsync(step, context, cancellationToken))
            .Select(route => new FoundResource($"{route.Destination}|{route.NextHop}", IsEqual: true)),
    ];

    private async Task<IEnumerable<ObservedDestinationRoute>> RoutesAsync(
        CreateDestinationRouteStep step, StepContext context, CancellationToken cancellationToken)
    {
        var nextHop = context.Output(step.Connection, OutputKeys.Id);
        var routes = await vpc.DescribeDestinationRoutesAsync(step.RegionId, context.Output(step.Gateway, OutputKeys.Id), cancellationToken);
        return routes.Where(route => route.Destination == step.Destination.ToString() && route.NextHop == nextHop);
    }
}
