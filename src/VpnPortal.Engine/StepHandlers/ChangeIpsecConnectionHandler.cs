using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Changes a dual-tunnel connection and waits until it and its gateway rest and report the change.</summary>
public sealed class ChangeIpsecConnectionHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : ChangingHandler<ChangeIpsecConnectionStep>(observer, options.Value.StepDeadline)
{
    /// <inheritdoc/>
    protected override async Task<Answered> ChangeAsync(ChangeIpsecConnectionStep step, StepContext context, CancellationToken cancellationToken)
    {
        var secrets = await context.OpenAsync(step.Tunnels.Select(tunnel => (tunnel.PskPath, tunnel.KeyFingerprint)), cancellationToken);
        return await vpc.ModifyIpsecConnectionAsync(
            new ModifyIpsecConnection(
                context.Self.ClientToken!, step.RegionId, context.Former(step.Address, OutputKeys.Id), step.NewName, step.EffectImmediately,
                [.. step.Tunnels.Select(tunnel => TunnelOf(tunnel, step, context, secrets[tunnel.PskPath]))]),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<bool> IsSetAsync(ChangeIpsecConnectionStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Task.FromResult(HasValues(step, context, snapshot.Connections));

    /// <summary>A key is not part of what can be seen, so that it is set again.</summary>
    protected override async Task<bool> WasSetAsync(ChangeIpsecConnectionStep step, StepContext context, CancellationToken cancellationToken) =>
        step.Tunnels.Count == 0 && HasValues(step, context, await vpc.DescribeIpsecConnectionsAsync(step.RegionId, cancellationToken));

    private static bool HasValues(ChangeIpsecConnectionStep step, StepContext context, IEnumerable<ObservedIpsecConnection> connections) =>
        connections.FirstOrDefault(connection => connection.Id == context.Former(step.Address, OutputKeys.Id)) is { State: "active" } seen
        && seen.Name == (step.NewName ?? seen.Name)
        && seen.EffectImmediately == (step.EffectImmediately ?? seen.EffectImmediately)
        && step.Tunnels.All(tunnel => CreatedTunnel.Has(seen.Tunnel(tunnel.Role)?.Proposals, step.Crypto));

    private static ModifyTunnel TunnelOf(Tunnel tunnel, ChangeIpsecConnectionStep step, StepContext context, PresharedKey key) => new(
        context.Former(step.Address, OutputKeys.TunnelIdOf(tunnel.Role)),
        CreatedTunnel.Settings(
            context, step.CustomerGatewayOf(tunnel.Role), key, context.Output(step.Gateway, OutputKeys.AddressOf(tunnel.Role)), step.Crypto));
}
