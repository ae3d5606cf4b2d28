using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Deletes a customer gateway. The call is synchronous: what it answered is done.</summary>
public sealed class DeleteCustomerGatewayHandler(IVpcApi vpc, RegionObserver observer) : DeletingHandler<DeleteCustomerGatewayStep>(observer)
{
    /// <inheritdoc/>
    protected override TimeSpan Deadline => TimeSpan.Zero;

    /// <inheritdoc/>
    protected override Task<Answered> DeleteAsync(DeleteCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.DeleteCustomerGatewayAsync(
            new Removal(context.Self.ClientToken!, step.RegionId, context.Former(step.Removed, OutputKeys.Id)), cancellationToken);

    /// <inheritdoc/>
    protected override Task<bool> IsGoneAsync(DeleteCustomerGatewayStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    /// <inheritdoc/>
    protected override async Task<bool> HasBegunAsync(DeleteCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken)
    {
        var gateways = await vpc.DescribeCustomerGatewaysAsync(step.RegionId, cancellationToken);
        return gateways.All(gateway => gateway.Id != context.Former(step.Removed, OutputKeys.Id));
    }
}
