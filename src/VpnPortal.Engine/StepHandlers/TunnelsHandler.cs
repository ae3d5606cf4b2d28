using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Waits until both tunnels of a connection have negotiated. Makes no call of its own.</summary>
public sealed class TunnelsHandler(RegionObserver observer, IOptions<EngineOptions> options) : StepHandler<AwaitTunnelsStep>
{
    protected override Task<Created> CallAsync(AwaitTunnelsStep step, StepContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Waiting for tunnels makes no call.");

    protected override Task<IReadOnlyList<FoundResource>> FindAsync(AwaitTunnelsStep step, StepContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Waiting for tunnels has nothing to look up.");

    protected override Task<StepProgress> ObserveAsync(AwaitTunnelsStep step, StepContext context, CancellationToken cancellationToken)
    {
        var id = context.Output(step.Connection, OutputKeys.Id);
        var snapshot = observer.Latest(step.RegionId);
        var connection = snapshot?.Connections.FirstOrDefault(seen => seen.Id == id);
        if (connection is not null && TunnelRoles.Both.All(role => connection.Tunnel(role)?.Status == TunnelStatus.IpsecSaEstablished))
            return Task.FromResult<StepProgress>(new Reached(ImmutableSortedDictionary<string, string>.Empty));
        var states = string.Join(", ", connection?.Tunnels.Select(tunnel => $"{tunnel.Role.ApiName()}: {tunnel.Status}") ?? []);
        return Task.FromResult(PendingUntil(options.Value.StepDeadline, context, snapshot, $"The tunnels did not come up in time ({states})."));
    }
}
