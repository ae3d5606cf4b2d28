using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Waits until the tunnels of a connection have negotiated, and the health check of a single-tunnel one succeeds.</summary>
public sealed class TunnelsHandler(RegionObserver observer, IOptions<EngineOptions> options) : WaitingHandler<AwaitTunnelsStep>
{
    /// <inheritdoc/>
    protected override StepProgress Observe(AwaitTunnelsStep step, StepContext context)
    {
        var id = context.Output(step.Connection, OutputKeys.Id);
        var snapshot = observer.Latest(step.RegionId);
        var connection = snapshot?.Connections.FirstOrDefault(seen => seen.Id == id);
        if (connection is not null && IsUp(connection)) return new Reached(ImmutableSortedDictionary<string, string>.Empty);
        return Unfinished(step, options.Value.StepDeadline, context, snapshot, $"The tunnels did not come up in time ({States(connection)}).");
    }

    private static bool IsUp(ObservedIpsecConnection connection) => connection.IsSingleTunnel
        ? connection.Status == TunnelStatus.IpsecSaEstablished && connection.HealthCheck is null or { Succeeds: true }
        : TunnelRoles.Both.All(role => connection.Tunnel(role)?.Status == TunnelStatus.IpsecSaEstablished);

    private static string States(ObservedIpsecConnection? connection) => connection is { IsSingleTunnel: true }
        ? $"{connection.Status}, health check: {connection.HealthCheck?.Succeeds}"
        : string.Join(", ", connection?.Tunnels.Select(tunnel => $"{tunnel.Role.ApiName()}: {tunnel.Status}") ?? []);
}
