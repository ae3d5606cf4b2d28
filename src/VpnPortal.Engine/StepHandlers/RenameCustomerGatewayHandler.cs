using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Gives a customer gateway another name. The call is synchronous: what it answered is done.</summary>
public sealed class RenameCustomerGatewayHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : ChangingHandler<RenameCustomerGatewayStep>(observer, options.Value.StepDeadline)
{
    /// <inheritdoc/>
    protected override Task<Answered> ChangeAsync(RenameCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.RenameCustomerGatewayAsync(
            new Rename(context.Self.ClientToken!, step.RegionId, context.Former(step.Address, OutputKeys.Id), step.Name), cancellationToken);

    /// <inheritdoc/>
    protected override Task<bool> IsSetAsync(RenameCustomerGatewayStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    /// <inheritdoc/>
    protected override async Task<bool> WasSetAsync(RenameCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken)
    {
        var gateways = await vpc.DescribeCustomerGatewaysAsync(step.RegionId, cancellationToken);
        return gateways.Any(gateway => gateway.Id == context.Former(step.Address, OutputKeys.Id) && gateway.Name == step.Name);
    }
}
