using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Takes BGP off a connection and waits until the gateway rests and reports none.</summary>
public sealed class DisableBgpHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options) : DeletingHandler<DisableBgpStep>(observer)
{
    /// <inheritdoc/>
    protected override TimeSpan Deadline => options.Value.StepDeadline;

    /// <inheritdoc/>
    protected override Task<Answered> DeleteAsync(DisableBgpStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.DisableBgpAsync(new Removal(context.Self.ClientToken!, step.RegionId, context.Former(step.Connection, OutputKeys.Id)), cancellationToken);

    /// <inheritdoc/>
    protected override Task<bool> IsGoneAsync(DisableBgpStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Task.FromResult(IsOff(step, context, snapshot.Connections) && Rests(snapshot, context.Former(step.Gateway, OutputKeys.Id)));

    /// <inheritdoc/>
    protected override async Task<bool> HasBegunAsync(DisableBgpStep step, StepContext context, CancellationToken cancellationToken) =>
        IsOff(step, context, await vpc.DescribeIpsecConnectionsAsync(step.RegionId, cancellationToken));

    private static bool IsOff(DisableBgpStep step, StepContext context, IEnumerable<ObservedIpsecConnection> connections) =>
        connections.Where(connection => connection.Id == context.Former(step.Connection, OutputKeys.Id))
            .All(connection => connection.Tunnels.All(tunnel => tunnel.Bgp is null));
}
