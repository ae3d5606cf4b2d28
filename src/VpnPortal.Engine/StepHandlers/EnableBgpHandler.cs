using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Adds BGP to the tunnels of a connection and waits until the gateway rests and reports it as it was asked for.</summary>
public sealed class EnableBgpHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options) : StepHandler<EnableBgpStep>
{
    /// <inheritdoc/>
    protected override Task<Created> CallAsync(EnableBgpStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.EnableBgpAsync(
            new EnableBgp(
                context.Self.ClientToken!, step.RegionId, context.Output(step.Connection, OutputKeys.Id), step.LocalAsn,
                TunnelOf(TunnelRole.Master, step, context), TunnelOf(TunnelRole.Slave, step, context)),
            cancellationToken);

    /// <inheritdoc/>
    protected override Task<StepProgress> ObserveAsync(EnableBgpStep step, StepContext context, CancellationToken cancellationToken)
    {
        if (observer.Latest(step.RegionId) is not { } snapshot || snapshot.At <= context.Self.AcceptedAt) return Task.FromResult<StepProgress>(Pending.Instance);
        var gateway = snapshot.Gateways.FirstOrDefault(seen => seen.Id == context.Output(step.Gateway, OutputKeys.Id));
        var connection = snapshot.Connections.FirstOrDefault(seen => seen.Id == context.Output(step.Connection, OutputKeys.Id));
        return Task.FromResult(gateway is { Status: GatewayStatus.Active } && connection is not null && HasBgpOf(step, connection)
            ? new Reached(context.Self.Outputs)
            : PendingUntil(options.Value.StepDeadline, context, snapshot, "The connection did not report BGP in time."));
    }

    /// <summary>A connection that has the wanted settings has them; whose call it was does not matter.</summary>
    protected override async Task<IReadOnlyList<FoundResource>> FindAsync(EnableBgpStep step, StepContext context, CancellationToken cancellationToken)
    {
        var id = context.Output(step.Connection, OutputKeys.Id);
        var connections = await vpc.DescribeIpsecConnectionsAsync(step.RegionId, cancellationToken);
        return [.. connections.Where(seen => seen.Id == id && HasBgpOf(step, seen)).Select(_ => new FoundResource($"{id}|bgp", IsEqual: true))];
    }

    private static bool HasBgpOf(EnableBgpStep step, ObservedIpsecConnection connection) => step.Tunnels.All(wanted =>
        connection.Tunnel(wanted.Role)?.Bgp is { } bgp && bgp.TunnelCidr == wanted.InsideCidr.ToString()
        && bgp.LocalAddress == wanted.InsideAddress(step.Side) && bgp.LocalAsn == step.LocalAsn);

    private static BgpTunnel TunnelOf(TunnelRole role, EnableBgpStep step, StepContext context)
    {
        Tunnel tunnel = step.Tunnels.Single(candidate => candidate.Role == role);
        return new BgpTunnel(context.Output(step.Connection, OutputKeys.TunnelIdOf(role)), tunnel.InsideCidr.ToString()!, tunnel.InsideAddress(step.Side)!);
    }
}
