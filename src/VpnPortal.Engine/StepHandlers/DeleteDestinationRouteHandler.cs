using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Deletes a destination route and waits until its gateway rests and lists it no more.</summary>
public sealed class DeleteDestinationRouteHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : DeletingHandler<DeleteDestinationRouteStep>(observer)
{
    /// <inheritdoc/>
    protected override TimeSpan Deadline => options.Value.StepDeadline;

    /// <inheritdoc/>
    protected override Task<Answered> DeleteAsync(DeleteDestinationRouteStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.DeleteDestinationRouteAsync(
            new DeleteDestinationRoute(
                context.Self.ClientToken!, step.RegionId, context.Former(step.Gateway, OutputKeys.Id), step.Destination.ToString(),
                context.Former(step.Connection, OutputKeys.Id), step.Weight),
            cancellationToken);

    /// <inheritdoc/>
    protected override async Task<bool> IsGoneAsync(
        DeleteDestinationRouteStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Rests(snapshot, context.Former(step.Gateway, OutputKeys.Id)) && await HasBegunAsync(step, context, cancellationToken);

    /// <summary>A gateway that is gone took its routes along.</summary>
    protected override async Task<bool> HasBegunAsync(DeleteDestinationRouteStep step, StepContext context, CancellationToken cancellationToken)
    {
        var (destination, nextHop) = (step.Destination.ToString(), context.Former(step.Connection, OutputKeys.Id));
        try
        {
            var routes = await vpc.DescribeDestinationRoutesAsync(step.RegionId, context.Former(step.Gateway, OutputKeys.Id), cancellationToken);
            return !routes.Any(route => route.Destination == destination && route.NextHop == nextHop);
        }
        catch (CloudException exception) when (exception.Class == CloudErrorClass.Gone)
        {
            return true;
        }
    }
}
