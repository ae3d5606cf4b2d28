using VpnPortal.Cloud;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Validation.Rules;

namespace VpnPortal.Engine.Discovery;

/// <summary>What the account has to choose from, asked from the cloud and kept for a minute.</summary>
public sealed class DiscoveryService(IVpcApi vpc, IEcsApi ecs, RegionReader regionReader, AccountReader accountReader, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(60);

    /// <summary>The account takes a call to every region, and one without a problem changes seldom; a start asks anew.</summary>
    private static readonly TimeSpan AccountFreshness = TimeSpan.FromMinutes(5);

    private readonly AnswerCache kept = new(time);

    /// <summary>Regions of the account.</summary>
    /// <exception cref="CloudException">The cloud did not answer or refused.</exception>
    public Task<IReadOnlyList<RegionOption>> RegionsAsync(CancellationToken cancellationToken) =>
        kept.KeepAsync("regions", Freshness, vpc.DescribeRegionsAsync, cancellationToken);

    /// <summary>The landscapes of several regions; one that cannot be had is missing, with the reason beside.</summary>
    public async Task<Discovered> LandscapesAsync(IEnumerable<string> regionIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Landscape>(StringComparer.Ordinal);
        var faults = new Dictionary<string, CloudException>(StringComparer.Ordinal);
        foreach (var regionId in regionIds.Where(id => id.Length > 0).Distinct(StringComparer.Ordinal))
        {
            try
            {
                var answer = await kept.KeepAsync($"landscape:{regionId}", Freshness, token => regionReader.ReadAsync(regionId, token), cancellationToken);
                found[regionId] = answer.Landscape;
                if (answer.CredentialsRefused is { } refused) faults[regionId] = refused;
            }
            catch (CloudException exception)
            {
                faults[regionId] = exception;
            }
        }

        return new Discovered(found, faults);
    }

    /// <summary>The landscapes of a draft's regions with what its own choices ask for: zones of its bandwidths, routes of gateways that it uses again.</summary>
    /// <param name="withAccount">Also what concerns the account as a whole, which matters until the draft is built.</param>
    public async Task<Discovered> OfDraftAsync(VpnDraft draft, bool withAccount, CancellationToken cancellationToken)
    {
        var everything = new DraftReading(draft, new Dictionary<string, Landscape>());
        var discovered = await LandscapesAsync(everything.Sides.Select(side => side.RegionId), cancellationToken);
        if (discovered.Landscapes.Count == 0) return discovered;
        var account = withAccount ? await kept.KeepAsync("account", FreshnessOf, accountReader.ReadAsync, cancellationToken) : AccountFacts.Unasked;
        var found = discovered.Landscapes.ToDictionary(pair => pair.Key, pair => pair.Value with { Account = account }, StringComparer.Ordinal);
        var reading = new DraftReading(draft, found);
        foreach (var side in reading.Sides.Where(side => side.Landscape is not null))
            found[side.RegionId] = await WithChoicesAsync(reading, side, found[side.RegionId], cancellationToken);
        return discovered with { Landscapes = found };
    }

    /// <summary>Instances of a VPC that may send or answer a ping.</summary>
    /// <exception cref="CloudException">The cloud did not answer or refused.</exception>
    public Task<IReadOnlyList<DiscoveredInstance>> InstancesAsync(string regionId, string vpcId, CancellationToken cancellationToken) => kept.KeepAsync(
        $"instances:{regionId}:{vpcId}", Freshness, token => ecs.DescribeInstancesAsync(regionId, vpcId, token), cancellationToken);

    /// <summary>Regions of the account, or why they could not be read.</summary>
    public Task<Found<RegionOption>> TryRegionsAsync(CancellationToken cancellationToken) => TryAsync(() => RegionsAsync(cancellationToken));

    /// <summary>Instances of a VPC, or why they could not be read.</summary>
    public Task<Found<DiscoveredInstance>> TryInstancesAsync(string regionId, string vpcId, CancellationToken cancellationToken) =>
        TryAsync(() => InstancesAsync(regionId, vpcId, cancellationToken));

    /// <summary>Asks the cloud anew next time.</summary>
    public void Forget() => kept.Forget();

    /// <summary>Whoever pays a bill or makes the role wants to see it soon.</summary>
    private static TimeSpan FreshnessOf(AccountFacts account) => account.IsReady ? AccountFreshness : AnswerCache.FaultFreshness;

    private async Task<Landscape> WithChoicesAsync(DraftReading draft, SideReading side, Landscape landscape, CancellationToken cancellationToken)
    {
        var inquiry = new Inquiry();
        landscape = side.ExistingGateway is { } gateway
            ? await WithRoutesAsync(inquiry, gateway, landscape, cancellationToken)
            : await WithZonesAsync(inquiry, side, landscape, cancellationToken);
        if (draft.Text(side.InstancePath).Length > 0) landscape = await WithInstancesAsync(inquiry, side, landscape, cancellationToken);
        return landscape with { OpenQuestions = landscape.OpenQuestions.Concat(inquiry.Open).Distinct().ToEquatableArray() };
    }

    private async Task<Landscape> WithRoutesAsync(Inquiry inquiry, ObservedVpnGateway gateway, Landscape landscape, CancellationToken cancellationToken)
    {
        var regionId = landscape.RegionId;
        var routes = await inquiry.ListAsync(RamActions.DescribeRoutes, AskAsync(
            $"routes:{regionId}:{gateway.Id}", token => vpc.DescribeDestinationRoutesAsync(regionId, gateway.Id, token), cancellationToken), isOptional: true);
        return landscape with { Routes = landscape.Routes.Concat(routes).Distinct().ToEquatableArray() };
    }

    private async Task<Landscape> WithZonesAsync(Inquiry inquiry, SideReading side, Landscape landscape, CancellationToken cancellationToken)
    {
        var size = BandwidthNotOffered.Sizes.FirstOrDefault(size => size == side.Bandwidth);
        if (size is 0 or RegionReader.UsualBandwidth || !landscape.Knows(RamActions.DescribeZones)) return landscape;
        var regionId = landscape.RegionId;
        var zones = await inquiry.ListAsync(RamActions.DescribeZones, AskAsync(
            $"zones:{regionId}:{size}", token => vpc.DescribeDualTunnelZonesAsync(regionId, size, token), cancellationToken), isOptional: true);
        return inquiry.Open.Count > 0 ? landscape
            : landscape with { ZonesByBandwidth = landscape.ZonesByBandwidth.Append(new ZonesOfBandwidth(size, zones)).Distinct().ToEquatableArray() };
    }

    private async Task<Landscape> WithInstancesAsync(Inquiry inquiry, SideReading side, Landscape landscape, CancellationToken cancellationToken)
    {
        var vpcId = side.VpcId;
        if (vpcId.Length == 0) return landscape;
        var instances = await inquiry.ListAsync(
            RamActions.DescribeInstances, InstancesAsync(landscape.RegionId, vpcId, cancellationToken), isOptional: true);
        return inquiry.Open.Any(question => question.Action == RamActions.DescribeInstances) ? landscape
            : landscape with { Instances = landscape.Instances.Append(new InstancesOfVpc(vpcId, instances)).ToEquatableArray() };
    }

    private Task<IReadOnlyList<T>> AskAsync<T>(string key, Func<CancellationToken, Task<IReadOnlyList<T>>> ask, CancellationToken cancellationToken) =>
        kept.KeepAsync(key, Freshness, ask, cancellationToken);

    private static async Task<Found<T>> TryAsync<T>(Func<Task<IReadOnlyList<T>>> ask)
    {
        try
        {
            return new(await ask(), null);
        }
        catch (CloudException exception)
        {
            return new([], CloudFault.From(exception));
        }
    }
}
