using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Deletes a connection of either form and waits until it is listed no more and its gateway rests.</summary>
public sealed class DeleteIpsecConnectionHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : DeletingHandler<DeleteIpsecConnectionStep>(observer)
{
    /// <inheritdoc/>
    protected override TimeSpan Deadline => options.Value.StepDeadline;

    /// <inheritdoc/>
    protected override Task<Answered> DeleteAsync(DeleteIpsecConnectionStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.DeleteIpsecConnectionAsync(
            new Removal(context.Self.ClientToken!, step.RegionId, context.Former(step.Removed, OutputKeys.Id)), cancellationToken);

    /// <inheritdoc/>
    protected override Task<bool> IsGoneAsync(DeleteIpsecConnectionStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Task.FromResult(IsGone(step, context, snapshot.Connections) && Rests(snapshot, context.Former(step.Gateway, OutputKeys.Id)));

    /// <inheritdoc/>
    protected override async Task<bool> HasBegunAsync(DeleteIpsecConnectionStep step, StepContext context, CancellationToken cancellationToken) =>
        IsGone(step, context, await vpc.DescribeIpsecConnectionsAsync(step.RegionId, cancellationToken));

    private static bool IsGone(DeleteIpsecConnectionStep step, StepContext context, IEnumerable<ObservedIpsecConnection> connections) =>
        connections.All(connection => connection.Id != context.Former(step.Removed, OutputKeys.Id));
}
