using System.Collections.Concurrent;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Engine.Discovery;

/// <summary>What the account has to choose from, asked from the cloud and kept for a minute so that typing does not hammer the API.</summary>
public sealed class DiscoveryService(IVpcApi vpc, IEcsApi ecs, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(60);

    /// <summary>A cloud that does not answer is not asked again for every letter typed.</summary>
    private static readonly TimeSpan FaultFreshness = TimeSpan.FromSeconds(15);

    /// <summary>Zones are asked for this size; support does not differ between sizes.</summary>
    private const int BandwidthForZones = 10;

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, object Value)> kept = new(StringComparer.Ordinal);

    /// <summary>Regions of the account.</summary>
    /// <exception cref="CloudException">The cloud did not answer or refused.</exception>
    public Task<IReadOnlyList<RegionOption>> RegionsAsync(CancellationToken cancellationToken) =>
        KeepAsync("regions", vpc.DescribeRegionsAsync, cancellationToken);

    /// <summary>VPCs, vSwitches and dual-tunnel zones of a region.</summary>
    /// <exception cref="CloudException">The cloud did not answer or refused.</exception>
    public Task<Landscape> LandscapeAsync(string regionId, CancellationToken cancellationToken) => KeepAsync(
        $"landscape:{regionId}",
        async token =>
        {
            var zones = vpc.DescribeDualTunnelZonesAsync(regionId, BandwidthForZones, token);
            var vpcs = vpc.DescribeVpcsAsync(regionId, token);
            var vSwitches = vpc.DescribeVSwitchesAsync(regionId, token);
            var gateways = vpc.DescribeVpnGatewaysAsync(regionId, token);
            var customerGateways = vpc.DescribeCustomerGatewaysAsync(regionId, token);
            var connections = vpc.DescribeIpsecConnectionsAsync(regionId, token);
            return new Landscape(
                regionId, (await zones).ToEquatableArray(), (await vpcs).ToEquatableArray(), (await vSwitches).ToEquatableArray())
            {
                Gateways = (await gateways).ToEquatableArray(),
                CustomerGateways = (await customerGateways).ToEquatableArray(),
                Connections = (await connections).ToEquatableArray(),
            };
        },
        cancellationToken);

    /// <summary>The landscapes of several regions; one that cannot be had is missing, with the reason beside.</summary>
    public async Task<Discovered> LandscapesAsync(IEnumerable<string> regionIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, Landscape>(StringComparer.Ordinal);
        var faults = new Dictionary<string, CloudException>(StringComparer.Ordinal);
        foreach (var regionId in regionIds.Where(id => id.Length > 0).Distinct(StringComparer.Ordinal))
        {
            try
            {
                found[regionId] = await LandscapeAsync(regionId, cancellationToken);
            }
            catch (CloudException exception)
            {
                faults[regionId] = exception;
            }
        }

        return new Discovered(found, faults);
    }

    /// <summary>Instances of a VPC that may send or answer a ping.</summary>
    /// <exception cref="CloudException">The cloud did not answer or refused.</exception>
    public Task<IReadOnlyList<DiscoveredInstance>> InstancesAsync(string regionId, string vpcId, CancellationToken cancellationToken) =>
        KeepAsync($"instances:{regionId}:{vpcId}", token => ecs.DescribeInstancesAsync(regionId, vpcId, token), cancellationToken);

    /// <summary>Regions of the account, or why they could not be read.</summary>
    public Task<Found<RegionOption>> TryRegionsAsync(CancellationToken cancellationToken) => TryAsync(() => RegionsAsync(cancellationToken));

    /// <summary>Instances of a VPC, or why they could not be read.</summary>
    public Task<Found<DiscoveredInstance>> TryInstancesAsync(string regionId, string vpcId, CancellationToken cancellationToken) =>
        TryAsync(() => InstancesAsync(regionId, vpcId, cancellationToken));

    /// <summary>Asks the cloud anew next time.</summary>
    public void Forget() => kept.Clear();

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

    private async Task<T> KeepAsync<T>(string key, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
        where T : notnull
    {
        if (kept.TryGetValue(key, out var entry))
        {
            var age = time.GetUtcNow() - entry.At;
            if (entry.Value is CloudException fault && age < FaultFreshness) throw fault;
            if (entry.Value is T known && age < Freshness) return known;
        }

        try
        {
            var value = await ask(cancellationToken);
            kept[key] = (time.GetUtcNow(), value);
            return value;
        }
        catch (CloudException exception)
        {
            kept[key] = (time.GetUtcNow(), exception);
            throw;
        }
    }
}

/// <summary>What discovery found and what it could not.</summary>
public sealed record Discovered(IReadOnlyDictionary<string, Landscape> Landscapes, IReadOnlyDictionary<string, CloudException> Faults)
{
    /// <summary>Why a region could not be read, or null.</summary>
    public CloudFault? FaultOf(string regionId) =>
        Faults.TryGetValue(regionId, out var fault) ? CloudFault.From(fault) : null;
}
