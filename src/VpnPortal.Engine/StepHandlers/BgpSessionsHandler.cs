using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Waits until the BGP sessions of both tunnels of a connection stand.</summary>
public sealed class BgpSessionsHandler(RegionObserver observer, IOptions<EngineOptions> options) : WaitingHandler<AwaitBgpStep>
{
    /// <inheritdoc/>
    protected override StepProgress Observe(AwaitBgpStep step, StepContext context)
    {
        var id = context.Output(step.Connection, OutputKeys.Id);
        var snapshot = observer.Latest(step.RegionId);
        var connection = snapshot?.Connections.FirstOrDefault(seen => seen.Id == id);
        if (connection is not null && TunnelRoles.Both.All(role => connection.Tunnel(role)?.Bgp is { IsUp: true }))
            return new Reached(ImmutableSortedDictionary<string, string>.Empty);
        var down = string.Join(", ", connection?.Tunnels.Where(tunnel => tunnel.Bgp is not { IsUp: true }).Select(tunnel => tunnel.Role.ApiName()) ?? []);
        return Unfinished(step, options.Value.StepDeadline, context, snapshot, $"The BGP sessions did not come up in time (down: {down}).");
    }
}
