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

    protected override Task<StepProgress> ObserveAsync(CreateVpnGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Progress(step, context));

    protected override async Task<IReadOnlyList<FoundResource>> FindAsync(
        CreateVpnGatewayStep step, StepContext context, CancellationToken cancellationToken)
    {
        var gateways = await vpc.DescribeVpnGatewaysAsync(step.RegionId, cancellationToken);
        return
        [
            .. gateways.Where(gateway => gateway.Name == step.Gateway.Name && gateway.CreatedAt >= context.Self.GenerationAt - ClockTolerance)
                .Select(gateway => Compare(step, gateway)),
        ];
    }

    private StepProgress Progress(CreateVpnGatewayStep step, StepContext context)
    {
        var id = context.Self.Outputs[OutputKeys.Id];
        var seen = observer.Latest(step.RegionId)?.Gateways.FirstOrDefault(gateway => gateway.Id == id);
        if (seen is { BusinessStatus: "FinancialLocked" })
            return new Dead(new StepError("VpnGateway.FinancialLocked", "The gateway is locked because of an overdue payment.", ""));
        if (seen is { Status: GatewayStatus.Deleting })
            return new Dead(new StepError(PortalCodes.Vanished, "The gateway is being deleted by somebody else.", ""));
        return seen is { Status: GatewayStatus.Active, InternetIp: { } first, DisasterRecoveryInternetIp: { } second }
            ? new Reached(context.Self.Outputs
                .SetItem(OutputKeys.InternetIp, first).SetItem(OutputKeys.DisasterRecoveryInternetIp, second))
            : PendingUntil(options.Value.GatewayDeadline, context, "The gateway did not become active in time.");
    }

    private static FoundResource Compare(CreateVpnGatewayStep step, ObservedVpnGateway found)
    {
        var equal = found.VpcId == step.Gateway.VpcId && found.VSwitchId == step.Gateway.Primary.Id
            && found.DisasterRecoveryVSwitchId == step.Gateway.DisasterRecovery.Id;
        return new FoundResource(found.Id, equal, equal ? "" : $"{found.Id} ({found.VpcId}, {found.VSwitchId}, {found.DisasterRecoveryVSwitchId})");
    }
}
