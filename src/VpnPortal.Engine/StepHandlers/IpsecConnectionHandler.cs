using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Creates a dual-tunnel connection and waits until it and its gateway are active again.</summary>
public sealed class IpsecConnectionHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : StepHandler<CreateIpsecConnectionStep>
{
    protected override async Task<Created> CallAsync(CreateIpsecConnectionStep step, StepContext context, CancellationToken cancellationToken)
    {
        var secrets = await context.OpenAsync(step.Tunnels.Select(tunnel => (tunnel.PskPath, tunnel.KeyFingerprint)), cancellationToken);
        return await vpc.CreateIpsecConnectionAsync(
            new CreateIpsecConnection(
                context.Self.ClientToken!, step.RegionId, step.Connection.Name, context.Output(step.Gateway, OutputKeys.Id),
                Cidr.Any.ToString(), Cidr.Any.ToString(), step.Connection.EffectImmediately,
                TunnelOf(TunnelRole.Master, step, context, secrets), TunnelOf(TunnelRole.Slave, step, context, secrets)),
            cancellationToken);
    }

    protected override async Task<StepProgress> ObserveAsync(CreateIpsecConnectionStep step, StepContext context, CancellationToken cancellationToken)
    {
        if (observer.Latest(step.RegionId) is not { } snapshot || snapshot.At <= context.Self.AcceptedAt) return Pending.Instance;
        var id = context.Self.Outputs[OutputKeys.Id];
        if (snapshot.Connections.FirstOrDefault(seen => seen.Id == id) is { } connection) return Progress(step, connection, context, snapshot);
        if (!SeenAfter(options.Value.ListingLag, context, snapshot)) return Pending.Instance;
        var connections = await vpc.DescribeIpsecConnectionsAsync(step.RegionId, cancellationToken);
        return connections.Any(seen => seen.Id == id) ? Pending.Instance : Vanished($"The connection {id} is not listed any more.");
    }

    protected override async Task<IReadOnlyList<FoundResource>> FindAsync(
        CreateIpsecConnectionStep step, StepContext context, CancellationToken cancellationToken)
    {
        var gatewayId = context.Output(step.Gateway, OutputKeys.Id);
        var master = context.Output(step.CustomerGatewayOf(TunnelRole.Master), OutputKeys.Id);
        var slave = context.Output(step.CustomerGatewayOf(TunnelRole.Slave), OutputKeys.Id);
        var connections = await vpc.DescribeIpsecConnectionsAsync(step.RegionId, cancellationToken);
        return
        [
            .. connections.Where(connection => connection.VpnGatewayId == gatewayId && connection.Name == step.Connection.Name)
                .Select(connection => new FoundResource(
                    connection.Id,
                    connection.Tunnel(TunnelRole.Master)?.CustomerGatewayId == master && connection.Tunnel(TunnelRole.Slave)?.CustomerGatewayId == slave,
                    $"{connection.Id} ({connection.Name})")),
        ];
    }

    private StepProgress Progress(
        CreateIpsecConnectionStep step, ObservedIpsecConnection connection, StepContext context, RegionSnapshot snapshot)
    {
        var gateway = snapshot.Gateways.FirstOrDefault(seen => seen.Id == context.Output(step.Gateway, OutputKeys.Id));
        return gateway is { Status: GatewayStatus.Active } && connection.State == "active"
            && connection.Tunnel(TunnelRole.Master) is { } master && connection.Tunnel(TunnelRole.Slave) is { } slave
            ? new Reached(context.Self.Outputs.SetItem(OutputKeys.MasterTunnelId, master.Id).SetItem(OutputKeys.SlaveTunnelId, slave.Id))
            : PendingUntil(options.Value.StepDeadline, context, snapshot, "The connection did not become active in time.");
    }

    /// <summary>The ids are the two public addresses, so that both ends agree by construction.</summary>
    private static CreateTunnel TunnelOf(
        TunnelRole role, CreateIpsecConnectionStep step, StepContext context, IReadOnlyDictionary<string, PresharedKey> secrets)
    {
        var tunnel = step.Tunnels.Single(candidate => candidate.Role == role);
        return CreatedTunnel.Of(
            context, step.CustomerGatewayOf(role), secrets[tunnel.PskPath], context.Output(step.Gateway, OutputKeys.AddressOf(role)), step.Crypto);
    }
}
