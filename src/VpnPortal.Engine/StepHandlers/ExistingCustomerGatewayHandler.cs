using System.Collections.Immutable;
using VpnPortal.Cloud;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;

namespace VpnPortal.Engine.StepHandlers;

/// <summary>Makes sure that a customer gateway that is there already still is; it is never entered in the ledger.</summary>
public sealed class ExistingCustomerGatewayHandler(IVpcApi vpc) : StepHandler<UseCustomerGatewayStep>
{
    /// <inheritdoc/>
    protected override Task<Created> CallAsync(UseCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{step.Address} makes no call.");

    /// <inheritdoc/>
    protected override Task<IReadOnlyList<FoundResource>> FindAsync(UseCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{step.Address} has nothing to look up.");

    /// <inheritdoc/>
    protected override async Task<StepProgress> ObserveAsync(UseCustomerGatewayStep step, StepContext context, CancellationToken cancellationToken)
    {
        var wanted = step.CustomerGateway;
        var found = (await vpc.DescribeCustomerGatewaysAsync(step.RegionId, cancellationToken)).FirstOrDefault(seen => seen.Id == wanted.ExistingId);
        if (found is null) return new Dead(new StepError(PortalCodes.Vanished, $"The customer gateway {wanted.ExistingId} is not there any more.", ""));
        if (found.IpAddress != wanted.IpAddress)
            return new Dead(new StepError(PortalCodes.Ambiguous, $"{found.Id} has the address {found.IpAddress}, not {wanted.IpAddress}.", ""));
        return new Reached(ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, found.Id).SetItem(OutputKeys.IpAddress, found.IpAddress));
    }
}
