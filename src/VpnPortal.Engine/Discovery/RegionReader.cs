using VpnPortal.Cloud;
using VpnPortal.Core.Observation;

namespace VpnPortal.Engine.Discovery;

/// <summary>What a region has to choose from, and how the credentials were refused if they were.</summary>
internal sealed record RegionAnswer(Landscape Landscape, CloudException? CredentialsRefused);

/// <summary>Asks everything about one region at once.</summary>
public sealed class RegionReader(IVpcApi vpc, IAccountApi account)
{
    /// <summary>Zones are asked for this size; those of another size that a draft wants are asked for on their own.</summary>
    internal const int UsualBandwidth = 10;

    /// <exception cref="CloudException">The cloud did not answer.</exception>
    internal async Task<RegionAnswer> ReadAsync(string regionId, CancellationToken cancellationToken)
    {
        var inquiry = new Inquiry();
        var zones = inquiry.ListAsync(RamActions.DescribeZones, vpc.DescribeDualTunnelZonesAsync(regionId, UsualBandwidth, cancellationToken));
        var vpcs = inquiry.ListAsync(RamActions.DescribeVpcs, vpc.DescribeVpcsAsync(regionId, cancellationToken));
        var vSwitches = inquiry.ListAsync(RamActions.DescribeVSwitches, vpc.DescribeVSwitchesAsync(regionId, cancellationToken));
        var gateways = inquiry.ListAsync(RamActions.DescribeGateways, vpc.DescribeVpnGatewaysAsync(regionId, cancellationToken));
        var customers = inquiry.ListAsync(RamActions.DescribeCustomerGateways, vpc.DescribeCustomerGatewaysAsync(regionId, cancellationToken));
        var connections = inquiry.ListAsync(RamActions.DescribeConnections, vpc.DescribeIpsecConnectionsAsync(regionId, cancellationToken));
        var bgp = inquiry.FactAsync(RamActions.CheckBgp, account.OffersBgpAsync(regionId, cancellationToken));
        await Task.WhenAll(zones, vpcs, vSwitches, gateways, customers, connections, bgp);
        var landscape = new Landscape(regionId, await zones, await vpcs, await vSwitches)
        {
            Gateways = await gateways,
            CustomerGateways = await customers,
            Connections = await connections,
            OffersBgp = await bgp,
            OpenQuestions = inquiry.Open,
        };
        return new RegionAnswer(landscape, inquiry.CredentialsRefused);
    }
}
