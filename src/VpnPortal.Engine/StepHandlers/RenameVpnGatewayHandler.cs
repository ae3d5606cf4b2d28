using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Gives a gateway another name and waits until it rests and reports it.</summary>
public sealed class RenameVpnGatewayHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : ChangingHandler<RenameVpnGatewayStep>(observer, options.Value.StepDeadline)
{
    /// <inheritdoc/>
    protected override Task<Answered> ChangeAsync(RenameVpnGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.RenameVpnGatewayAsync(new Rename(context.Self.ClientToken!, step.RegionId, context.Former(step.Address, OutputKeys.Id), step.Name), cancellationToken);

    /// <inheritdoc/>
    protected override Task<bool> IsSetAsync(RenameVpnGatewayStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Task.FromResult(HasName(step, context, snapshot.Gateways));

    /// <inheritdoc/>
    protected override async Task<bool> WasSetAsync(RenameVpnGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        HasName(step, context, await vpc.DescribeVpnGatewaysAsync(step.RegionId, cancellationToken));

    private static bool HasName(RenameVpnGatewayStep step, StepContext context, IEnumerable<ObservedVpnGateway> gateways) =>
        gateways.Any(gateway => gateway.Id == context.Former(step.Address, OutputKeys.Id) && gateway.Name == step.Name);
}
