using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Adds a destination route and waits until the gateway rests and lists it.</summary>
public sealed class DestinationRouteHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : StepHandler<CreateDestinationRouteStep>
{
    protected override Task<Created> CallAsync(CreateDestinationRouteStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.CreateDestinationRouteAsync(
            new CreateDestinationRoute(
                context.Self.ClientToken!, step.RegionId, context.Output(step.Gateway, OutputKeys.Id), step.Destination.ToString(),
                context.Output(step.Connection, OutputKeys.Id), step.PublishToVpc, CreateDestinationRouteStep.Weight),
            cancellationToken);

    protected override async Task<StepProgress> ObserveAsync(
        CreateDestinationRouteStep step, StepContext context, CancellationToken cancellationToken)
    {
        var pending = PendingUntil(options.Value.StepDeadline, context, "The route did not appear in time.");
        if (observer.Latest(step.RegionId) is not { } snapshot || snapshot.At <= context.Self.AcceptedAt) return pending;
        var gatewayId = context.Output(step.Gateway, OutputKeys.Id);
        if (snapshot.Gateways.FirstOrDefault(seen => seen.Id == gatewayId) is not { Status: GatewayStatus.Active }) return pending;
        var found = await FindAsync(step, context, cancellationToken);
        return found.Any(route => route.IsEqual) ? new Reached(context.Self.Outputs) : pending;
    }

    protected override async Task<IReadOnlyList<FoundResource>> FindAsync(
        CreateDestinationRouteStep step, StepContext context, CancellationToken cancellationToken)
    {
        var nextHop = context.Output(step.Connection, OutputKeys.Id);
        var routes = await vpc.DescribeDestinationRoutesAsync(step.RegionId, context.Output(step.Gateway, OutputKeys.Id), cancellationToken);
        return
        [
            .. routes.Where(route => route.Destination == step.Destination.ToString() && route.NextHop == nextHop)
                .Select(route => new FoundResource(
                    $"{route.Destination}|{route.NextHop}", route.Published == step.PublishToVpc,
                    $"{route.Destination} → {route.NextHop}, published: {route.Published}")),
        ];
    }
}
