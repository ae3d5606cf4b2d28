using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Creates a single-tunnel connection with a health check and waits until it and its gateway are active again.</summary>
public sealed class ClassicConnectionHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : StepHandler<CreateClassicConnectionStep>
{
    /// <inheritdoc/>
    protected override async Task<Created> CallAsync(CreateClassicConnectionStep step, StepContext context, CancellationToken cancellationToken)
    {
        var secrets = await context.OpenAsync([(step.PskPath, step.KeyFingerprint)], cancellationToken);
        var tunnel = CreatedTunnel.Of(
            context, step.CustomerGateway, secrets[step.PskPath], context.Output(step.Gateway, OutputKeys.InternetIp), step.Crypto);
        return await vpc.CreateClassicConnectionAsync(
            new CreateClassicConnection(
                context.Self.ClientToken!, step.RegionId, step.Connection.Name, context.Output(step.Gateway, OutputKeys.Id),
                Cidr.Any.ToString(), Cidr.Any.ToString(), step.EffectImmediately, tunnel,
                CreatedTunnel.Health(step.Connection.HealthCheck)),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<StepProgress> ObserveAsync(CreateClassicConnectionStep step, StepContext context, CancellationToken cancellationToken)
    {
        if (observer.Latest(step.RegionId) is not { } snapshot || snapshot.At <= context.Self.AcceptedAt) return Pending.Instance;
        var id = context.Self.Outputs[OutputKeys.Id];
        var gateway = snapshot.Gateways.FirstOrDefault(seen => seen.Id == context.Output(step.Gateway, OutputKeys.Id));
        if (snapshot.Connections.FirstOrDefault(seen => seen.Id == id) is { } connection)
            return gateway is { Status: GatewayStatus.Active } && connection.State == "active"
                ? new Reached(context.Self.Outputs)
                : PendingUntil(options.Value.StepDeadline, context, snapshot, "The connection did not become active in time.");
        if (!SeenAfter(options.Value.ListingLag, context, snapshot)) return Pending.Instance;
        var connections = await vpc.DescribeIpsecConnectionsAsync(step.RegionId, cancellationToken);
        return connections.Any(seen => seen.Id == id) ? Pending.Instance : Vanished($"The connection {id} is not listed any more.");
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<FoundResource>> FindAsync(
        CreateClassicConnectionStep step, StepContext context, CancellationToken cancellationToken)
    {
        var (gatewayId, customerGatewayId) = (context.Output(step.Gateway, OutputKeys.Id), context.Output(step.CustomerGateway, OutputKeys.Id));
        var connections = await vpc.DescribeIpsecConnectionsAsync(step.RegionId, cancellationToken);
        return
        [
            .. connections.Where(connection => connection.VpnGatewayId == gatewayId && connection.Name == step.Connection.Name)
                .Select(connection => new FoundResource(
                    connection.Id, connection.IsSingleTunnel && connection.CustomerGatewayId == customerGatewayId, $"{connection.Id} ({connection.Name})")),
        ];
    }
}
