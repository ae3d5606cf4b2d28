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

    /// <summary>The account takes a call to every region, and changes seldom; a start asks anew.</summary>
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
        var account = withAccount ? await kept.KeepAsync("account", AccountFreshness, accountReader.ReadAsync, cancellationToken) : AccountFacts.Unasked;
        var found = discovered.Landscapes.ToDictionary(pair => pair.Key, pair => pair.Value with { Account = account }, StringComparer.Ordinal);
        foreach (var side in new DraftReading(draft, found).Sides.Where(side => side.Landscape is not null))
            found[side.RegionId] = await WithChoicesAsync(side, found[side.RegionId], cancellationToken);
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

    private async Task<Landscape> WithChoicesAsync(SideReading side, Landscape landscape, CancellationToken cancellationToken)
    {
        var (regionId, gatewayId) = (side.RegionId, side.ExistingGateway?.Id);
        var inquiry = new Inquiry();
        if (gatewayId is not null)
        {
            var routes = await inquiry.ListAsync(RamActions.DescribeRoutes, AskAsync(
                $"routes:{regionId}:{gatewayId}", token => vpc.DescribeDestinationRoutesAsync(regionId, gatewayId, token), cancellationToken), isOptional: true);
            landscape = landscape with { Routes = landscape.Routes.Concat(routes).Distinct().ToEquatableArray() };
        }
        else if (side.Bandwidth is { } wanted and not RegionReader.UsualBandwidth && BandwidthNotOffered.Sizes.Any(size => size == wanted) && landscape.Knows(RamActions.DescribeZones))
        {
            var zones = await inquiry.ListAsync(RamActions.DescribeZones, AskAsync(
                $"zones:{regionId}:{wanted}", token => vpc.DescribeDualTunnelZonesAsync(regionId, (int)wanted, token), cancellationToken), isOptional: true);
            if (inquiry.Open.Count == 0)
                landscape = landscape with { ZonesByBandwidth = landscape.ZonesByBandwidth.Append(new ZonesOfBandwidth((int)wanted, zones)).Distinct().ToEquatableArray() };
        }

        return landscape with { OpenQuestions = landscape.OpenQuestions.Concat(inquiry.Open).Distinct().ToEquatableArray() };
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
