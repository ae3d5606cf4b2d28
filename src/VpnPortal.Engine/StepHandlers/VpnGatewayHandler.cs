using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Orders a VPN gateway and waits until it is active and both public IPs are known.</summary>
public sealed class VpnGatewayHandler(IVpcApi vpc, RegionObserver observer, IOptions<EngineOptions> options) : StepHandler<CreateVpnGatewayStep>
{
    /// <summary>The cloud's clock and ours may differ by this much when a lost gateway is matched by its creation time.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    protected override Task<Created> CallAsync(CreateVpnGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        vpc.CreateVpnGatewayAsync(
            new CreateVpnGateway(
                context.Self.ClientToken!, step.RegionId, step.Gateway.Name, step.Gateway.VpcId, step.Gateway.Primary.Id,
                step.Gateway.DisasterRecovery.Id, step.Gateway.BandwidthMbps, step.Gateway.Billing.ChargeType, step.Gateway.Billing.PeriodMonths),
            cancellationToken);

    protected override async Task<StepProgress> ObserveAsync(CreateVpnGatewayStep step, StepContext context, CancellationToken cancellationToken)
    {
        var id = context.Self.Outputs[OutputKeys.Id];
        var snapshot = observer.Latest(step.RegionId);
        if (snapshot?.Gateways.FirstOrDefault(gateway => gateway.Id == id) is { } seen) return Progress(seen, context, snapshot);
        if (!SeenAfter(options.Value.ListingLag, context, snapshot)) return Pending.Instance;

        // Another gateway is paid for after this, so one listing that may have skipped it is not enough.
        var gateways = await vpc.DescribeVpnGatewaysAsync(step.RegionId, cancellationToken);
        return gateways.Any(gateway => gateway.Id == id) ? Pending.Instance : Vanished($"The gateway {id} is not listed any more.");
    }

    /// <summary>
    /// Everything of that name which was made since the step first meant to, by whatever token, and everything equal of any age: an
    /// equal gateway from before is not ours, but somebody has to say so before another one is paid for.
    /// </summary>
    protected override async Task<IReadOnlyList<FoundResource>> FindAsync(
        CreateVpnGatewayStep step, StepContext context, CancellationToken cancellationToken)
    {
        var since = context.Self.StartedAt - ClockTolerance;
        var gateways = await vpc.DescribeVpnGatewaysAsync(step.RegionId, cancellationToken);
        return
        [
            .. gateways.Where(gateway => gateway.Name == step.Gateway.Name && (gateway.CreatedAt >= since || HasParametersOf(step, gateway)))
                .Select(gateway => new FoundResource(
                    gateway.Id, gateway.CreatedAt >= since && HasParametersOf(step, gateway),
                    FormattableString.Invariant(
                        $"{gateway.Id} ({gateway.VpcId}, {gateway.VSwitchId}, {gateway.DisasterRecoveryVSwitchId}, {gateway.CreatedAt:yyyy-MM-dd HH:mm:ss} UTC)"))),
        ];
    }

    private StepProgress Progress(ObservedVpnGateway seen, StepContext context, RegionSnapshot snapshot) => seen switch
    {
        { BusinessStatus: "FinancialLocked" } =>
            new Dead(new StepError("VpnGateway.FinancialLocked", "The gateway is locked because of an overdue payment.", "")),
        { Status: GatewayStatus.Deleting } => Vanished($"The gateway {seen.Id} is being deleted by somebody else."),
        { Status: GatewayStatus.Active, InternetIp: { } first, DisasterRecoveryInternetIp: { } second } => new Reached(context.Self.Outputs
            .SetItem(OutputKeys.InternetIp, first).SetItem(OutputKeys.DisasterRecoveryInternetIp, second)),
        _ => PendingUntil(options.Value.GatewayDeadline, context, snapshot, "The gateway did not become active in time."),
    };

    private static bool HasParametersOf(CreateVpnGatewayStep step, ObservedVpnGateway found) =>
        found.VpcId == step.Gateway.VpcId && found.VSwitchId == step.Gateway.Primary.Id
        && found.DisasterRecoveryVSwitchId == step.Gateway.DisasterRecovery.Id;
}
