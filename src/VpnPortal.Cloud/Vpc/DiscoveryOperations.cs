using System.Text.Json;
using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Cloud.Vpc;

/// <summary>What an account offers before anything is built.</summary>
internal sealed class DiscoveryOperations(CloudTransport transport)
{
    public async Task<IReadOnlyList<RegionOption>> DescribeRegionsAsync(CancellationToken cancellationToken)
    {
        // The API speaks one language per call.
        var chinese = await NamesAsync("zh-CN", cancellationToken);
        var english = (await NamesAsync("en-US", cancellationToken)).DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Name);
        return [.. chinese.Select(r => new RegionOption(r.Id, r.Name, english.GetValueOrDefault(r.Id, r.Id)))];
    }

    public Task<IReadOnlyList<DiscoveredVpc>> DescribeVpcsAsync(string regionId, CancellationToken cancellationToken) =>
        transport.ReadPagesAsync(
            ApiCall.Vpc("DescribeVpcs", regionId, new()), "Vpcs", "Vpc", vpc => ReadVpc(vpc, regionId), vpc => vpc.Id, cancellationToken);

    public Task<IReadOnlyList<DiscoveredVSwitch>> DescribeVSwitchesAsync(string regionId, CancellationToken cancellationToken) =>
        transport.ReadPagesAsync(
            ApiCall.Vpc("DescribeVSwitches", regionId, new()), "VSwitches", "VSwitch", ReadVSwitch, vSwitch => vSwitch.Id, cancellationToken);

    public Task<IReadOnlyList<string>> DescribeDualTunnelZonesAsync(string regionId, int bandwidthMbps, CancellationToken cancellationToken)
    {
        var parameters = new ApiParameters().Set("Spec", FormattableString.Invariant($"{bandwidthMbps}M"));
        return transport.SendAsync<IReadOnlyList<string>>(
            ApiCall.Vpc("DescribeVpnGatewayAvailableZones", regionId, parameters),
            // A bare array, unlike every other list of this API.
            root => [.. root.Items("AvailableZoneIdList").Select(zone => zone.OptionalText("ZoneId")).OfType<string>().Distinct()],
            cancellationToken);
    }

    private Task<List<(string Id, string Name)>> NamesAsync(string language, CancellationToken cancellationToken) =>
        transport.SendAsync(
            ApiCall.Vpc("DescribeRegions", "", new ApiParameters().Set("AcceptLanguage", language)),
            root => root.Items("Regions", "Region").Select(region => (region.Text("RegionId"), region.Text("LocalName"))).ToList(),
            cancellationToken);

    private static DiscoveredVpc ReadVpc(JsonElement vpc, string regionId) => new(
        vpc.Text("VpcId"),
        vpc.Text("VpcName"),
        vpc.OptionalText("RegionId") ?? regionId,
        vpc.Texts("SecondaryCidrBlocks", "SecondaryCidrBlock").Prepend(vpc.Text("CidrBlock")).Where(cidr => cidr.Length > 0)
            .Distinct(StringComparer.Ordinal).ToEquatableArray());

    private static DiscoveredVSwitch ReadVSwitch(JsonElement vSwitch) => new(
        vSwitch.Text("VSwitchId"),
        vSwitch.Text("VSwitchName"),
        vSwitch.Text("VpcId"),
        vSwitch.Text("ZoneId"),
        vSwitch.Text("CidrBlock"),
        (int)Math.Clamp(vSwitch.Number("AvailableIpAddressCount") ?? 0, 0, int.MaxValue));
}
