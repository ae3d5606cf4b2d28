using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Reads the public IPs of a gateway that is there already; it is never entered in the ledger, so that nothing deletes it.</summary>
public sealed class ExistingGatewayHandler(RegionObserver observer, IOptions<EngineOptions> options) : WaitingHandler<UseVpnGatewayStep>
{
    /// <inheritdoc/>
    protected override StepProgress Observe(UseVpnGatewayStep step, StepContext context)
    {
        var (id, snapshot) = (step.Gateway.ExistingId!, observer.Latest(step.RegionId));
        if (snapshot is null) return Pending.Instance;
        if (snapshot.Gateways.FirstOrDefault(gateway => gateway.Id == id) is not { } seen)
            return Unfinished(step, options.Value.ListingLag, context, snapshot, $"There is no gateway {id} in {step.RegionId}.");
        return seen switch
        {
            { BusinessStatus: "FinancialLocked" } =>
                new Dead(new StepError("VpnGateway.FinancialLocked", "The gateway is locked because of an overdue payment.", "")),
            { Status: GatewayStatus.Deleting } => Vanished($"The gateway {id} is being deleted by somebody else."),
            { Status: GatewayStatus.Active, InternetIp: not null } => new Reached(Outputs(seen)),
            _ => Unfinished(step, options.Value.StepDeadline, context, snapshot, "The gateway did not become active in time."),
        };
    }

    private static ImmutableSortedDictionary<string, string> Outputs(ObservedVpnGateway seen)
    {
        var outputs = ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, seen.Id).SetItem(OutputKeys.InternetIp, seen.InternetIp!);
        return seen.DisasterRecoveryInternetIp is { } second ? outputs.SetItem(OutputKeys.DisasterRecoveryInternetIp, second) : outputs;
    }
}
