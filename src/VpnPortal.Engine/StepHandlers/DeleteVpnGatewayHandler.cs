using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Releases a gateway and waits until it is listed no more.</summary>
public sealed class DeleteVpnGatewayHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : DeletingHandler<DeleteVpnGatewayStep>(observer)
{
    /// <inheritdoc/>
    protected override TimeSpan Deadline => options.Value.GatewayDeadline;

    /// <inheritdoc/>
    protected override Task<Answered> DeleteAsync(DeleteVpnGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.DeleteVpnGatewayAsync(new Removal(context.Self.ClientToken!, step.RegionId, context.Former(step.Removed, OutputKeys.Id)), cancellationToken);

    /// <inheritdoc/>
    protected override Task<bool> IsGoneAsync(DeleteVpnGatewayStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Task.FromResult(snapshot.Gateways.All(gateway => gateway.Id != context.Former(step.Removed, OutputKeys.Id)));

    /// <inheritdoc/>
    protected override async Task<bool> HasBegunAsync(DeleteVpnGatewayStep step, StepContext context, CancellationToken cancellationToken)
    {
        var gateways = await vpc.DescribeVpnGatewaysAsync(step.RegionId, cancellationToken);
        return gateways.FirstOrDefault(gateway => gateway.Id == context.Former(step.Removed, OutputKeys.Id)) is null or { Status: GatewayStatus.Deleting };
    }
}
