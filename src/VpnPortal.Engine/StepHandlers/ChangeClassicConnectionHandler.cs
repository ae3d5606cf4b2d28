using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Changes a single-tunnel connection and waits until it and its gateway rest and report the change.</summary>
public sealed class ChangeClassicConnectionHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options)
    : ChangingHandler<ChangeClassicConnectionStep>(observer, options.Value.StepDeadline)
{
    /// <inheritdoc/>
    protected override async Task<Answered> ChangeAsync(ChangeClassicConnectionStep step, StepContext context, CancellationToken cancellationToken)
    {
        TunnelSettings? settings = null;
        if (step.Crypto is { } crypto)
        {
            var secrets = await context.OpenAsync([(step.PskPath, step.KeyFingerprint)], cancellationToken);
            settings = CreatedTunnel.Settings(
                context, step.CustomerGateway, secrets[step.PskPath], context.Output(step.Gateway, OutputKeys.InternetIp), crypto);
        }

        return await vpc.ModifyClassicConnectionAsync(
            new ModifyClassicConnection(
                context.Self.ClientToken!, step.RegionId, context.Former(step.Address, OutputKeys.Id), step.NewName, step.EffectImmediately, settings,
                step.HealthCheck is null ? null : CreatedTunnel.Health(step.HealthCheck)),
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task<bool> IsSetAsync(ChangeClassicConnectionStep step, StepContext context, RegionSnapshot snapshot, CancellationToken cancellationToken) =>
        Task.FromResult(HasValues(step, context, snapshot.Connections));

    /// <summary>A key is not part of what can be seen, so that it is set again.</summary>
    protected override async Task<bool> WasSetAsync(ChangeClassicConnectionStep step, StepContext context, CancellationToken cancellationToken) =>
        step.Crypto is null && HasValues(step, context, await vpc.DescribeIpsecConnectionsAsync(step.RegionId, cancellationToken));

    private static bool HasValues(ChangeClassicConnectionStep step, StepContext context, IEnumerable<ObservedIpsecConnection> connections) =>
        connections.FirstOrDefault(connection => connection.Id == context.Former(step.Address, OutputKeys.Id)) is { State: "active" } seen
        && seen.Name == (step.NewName ?? seen.Name)
        && seen.EffectImmediately == (step.EffectImmediately ?? seen.EffectImmediately)
        && (step.Crypto is null || CreatedTunnel.Has(seen.Proposals, step.Crypto))
        && (step.HealthCheck is null || Has(seen.HealthCheck, step.HealthCheck));

    private static bool Has(ObservedHealthCheck? seen, HealthCheck wanted) =>
        seen is not null && new HealthCheck(seen.Destination, seen.Source, seen.IntervalSeconds, seen.Retries) == wanted;
}
