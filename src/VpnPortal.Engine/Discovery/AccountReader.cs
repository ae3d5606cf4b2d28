using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Cloud.Configuration;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Engine.Discovery;

/// <summary>Asks what concerns the account as a whole: its gateways over all regions, which its quota counts, money, and the service-linked role.</summary>
public sealed class AccountReader(IVpcApi vpc, IAccountApi account, IOptionsMonitor<AlibabaOptions> options, TimeProvider time)
{
    /// <summary>A region that does not answer within this time is not counted; nobody waits for it to open a draft.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Never fails: what could not be asked stays open.</summary>
    public async Task<AccountFacts> ReadAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var inquiry = new Inquiry();
        var role = inquiry.FactAsync(RamActions.GetRole, PatientlyAsync(RamActions.GetRole, account.HasVpnRoleAsync(patience.Token), cancellationToken));
        var names = await inquiry.ListAsync(
            RamActions.DescribeRegions, PatientlyAsync(RamActions.DescribeRegions, vpc.DescribeRegionsAsync(patience.Token), cancellationToken), isOptional: true);
        var regions = await Task.WhenAll(names.Select(region => CountAsync(region.Id, patience.Token, cancellationToken)));
        var counted = regions.Where(region => region.Gateways is not null).ToList();
        return new AccountFacts
        {
            Quotas = options.CurrentValue.Quotas.Read(),
            HasVpnRole = await role,
            Gateways = counted.Count == 0 ? null : counted.Sum(region => region.Gateways!.Count),
            UncountedRegions = regions.Where(region => region.Gateways is null).Select(region => region.Id).ToEquatableArray(),
            LockedGateways = counted.SelectMany(region => region.Gateways!.Where(gateway => gateway.IsLocked).Select(gateway => Locked(region.Id, gateway)))
                .ToEquatableArray(),
            OpenQuestions = inquiry.Open,
        };
    }

    private async Task<CountedRegion> CountAsync(string regionId, CancellationToken patience, CancellationToken cancellationToken)
    {
        try
        {
            var gateways = vpc.DescribeVpnGatewaysAsync(regionId, patience);
            return new CountedRegion(regionId, await PatientlyAsync(RamActions.DescribeGateways, gateways, cancellationToken));
        }
        catch (CloudException)
        {
            return new CountedRegion(regionId, null);
        }
    }

    /// <summary>Running out of patience is no answer, not the caller's wish to stop.</summary>
    private static async Task<T> PatientlyAsync<T>(string action, Task<T> answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CloudException(
                action, CloudErrorCodes.Timeout, $"No complete answer within {Patience.TotalSeconds:0} s.", "", isTransient: true, CallEffect.None, exception);
        }
    }

    private LockedGateway Locked(string regionId, ObservedVpnGateway gateway) =>
        new(gateway.Id, regionId, gateway.ChargeTypeWord == Billing.PrePay && gateway.EndsAt < time.GetUtcNow());

    private sealed record CountedRegion(string Id, IReadOnlyList<ObservedVpnGateway>? Gateways);
}
