using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud;

/// <summary>
/// The VPC API (2016-04-28) in the portal's terms. Every method is one logical call: lists are read page by page to the end.
/// All throw <see cref="CloudException"/> and nothing else, apart from cancellation by the caller's token.
/// Writes carry the caller's ClientToken and are sent exactly once; retrying is the engine's business.
/// </summary>
public interface IVpcApi
{
    /// <summary>Most that one call lists; a longer listing takes as many calls more.</summary>
    const int PageSize = 50;

    /// <summary>Regions in both languages.</summary>
    Task<IReadOnlyList<RegionOption>> DescribeRegionsAsync(CancellationToken cancellationToken);

    /// <summary>VPCs of a region.</summary>
    Task<IReadOnlyList<DiscoveredVpc>> DescribeVpcsAsync(string regionId, CancellationToken cancellationToken);

    /// <summary>vSwitches of a region.</summary>
    Task<IReadOnlyList<DiscoveredVSwitch>> DescribeVSwitchesAsync(string regionId, CancellationToken cancellationToken);

    /// <summary>Zones that take a dual-tunnel gateway of that bandwidth in Mbit/s.</summary>
    Task<IReadOnlyList<string>> DescribeDualTunnelZonesAsync(string regionId, int bandwidthMbps, CancellationToken cancellationToken);

    /// <summary>Orders a gateway; it becomes active minutes later.</summary>
    Task<Created> CreateVpnGatewayAsync(CreateVpnGateway request, CancellationToken cancellationToken);

    /// <summary>All gateways of a region in one listing.</summary>
    Task<IReadOnlyList<ObservedVpnGateway>> DescribeVpnGatewaysAsync(string regionId, CancellationToken cancellationToken);

    /// <summary>Creates a customer gateway; done when the call returns.</summary>
    Task<Created> CreateCustomerGatewayAsync(CreateCustomerGateway request, CancellationToken cancellationToken);

    /// <summary>All customer gateways of a region.</summary>
    Task<IReadOnlyList<ObservedCustomerGateway>> DescribeCustomerGatewaysAsync(string regionId, CancellationToken cancellationToken);

    /// <summary>Creates a dual-tunnel connection; its gateway is <c>updating</c> until done.</summary>
    Task<Created> CreateIpsecConnectionAsync(CreateIpsecConnection request, CancellationToken cancellationToken);

    /// <summary>Creates a single-tunnel connection; its gateway is <c>updating</c> until done.</summary>
    Task<Created> CreateClassicConnectionAsync(CreateClassicConnection request, CancellationToken cancellationToken);

    /// <summary>Adds BGP to both tunnels of a connection. The id is <c>connection|bgp</c>, since what it makes has none.</summary>
    Task<Created> EnableBgpAsync(EnableBgp request, CancellationToken cancellationToken);

    /// <summary>Switches route auto-propagation. The id is <c>gateway|propagation</c>, since what it makes has none.</summary>
    Task<Created> PropagateRoutesAsync(PropagateRoutes request, CancellationToken cancellationToken);

    /// <summary>All IPsec connections of a region, keys left out.</summary>
    Task<IReadOnlyList<ObservedIpsecConnection>> DescribeIpsecConnectionsAsync(string regionId, CancellationToken cancellationToken);

    /// <summary>Creates a destination route; its gateway is <c>updating</c> until done. The id is <c>destination|next hop</c>, since routes have none.</summary>
    Task<Created> CreateDestinationRouteAsync(CreateDestinationRoute request, CancellationToken cancellationToken);

    /// <summary>Destination routes of one gateway.</summary>
    Task<IReadOnlyList<ObservedDestinationRoute>> DescribeDestinationRoutesAsync(
        string regionId, string vpnGatewayId, CancellationToken cancellationToken);

    /// <summary>What one gateway learned and announces by BGP.</summary>
    Task<IReadOnlyList<ObservedBgpRoute>> DescribeBgpRoutesAsync(string regionId, string vpnGatewayId, CancellationToken cancellationToken);
    /// <summary>Gives a gateway another name; it is <c>updating</c> until done.</summary>
    Task<Answered> RenameVpnGatewayAsync(Rename request, CancellationToken cancellationToken);

    /// <summary>Gives a customer gateway another name; done when the call returns.</summary>
    Task<Answered> RenameCustomerGatewayAsync(Rename request, CancellationToken cancellationToken);

    /// <summary>Changes a dual-tunnel connection; its gateway is <c>updating</c> until done.</summary>
    Task<Answered> ModifyIpsecConnectionAsync(ModifyIpsecConnection request, CancellationToken cancellationToken);

    /// <summary>Changes a single-tunnel connection; its gateway is <c>updating</c> until done.</summary>
    Task<Answered> ModifyClassicConnectionAsync(ModifyClassicConnection request, CancellationToken cancellationToken);

    /// <summary>Writes a route into the VPC's system route table or withdraws it; its gateway is <c>updating</c> until done.</summary>
    Task<Answered> PublishDestinationRouteAsync(PublishDestinationRoute request, CancellationToken cancellationToken);

    /// <summary>Changes the weight of a route; its gateway is <c>updating</c> until done.</summary>
    Task<Answered> WeighDestinationRouteAsync(WeighDestinationRoute request, CancellationToken cancellationToken);

    /// <summary>Takes BGP off both tunnels of a connection; its gateway is <c>updating</c> until done.</summary>
    Task<Answered> DisableBgpAsync(Removal request, CancellationToken cancellationToken);

    /// <summary>Deletes a destination route; its gateway is <c>updating</c> until done.</summary>
    Task<Answered> DeleteDestinationRouteAsync(DeleteDestinationRoute request, CancellationToken cancellationToken);

    /// <summary>Deletes a connection to which no route points; its gateway is <c>updating</c> until done.</summary>
    Task<Answered> DeleteIpsecConnectionAsync(Removal request, CancellationToken cancellationToken);

    /// <summary>Deletes a customer gateway that no connection uses; done when the call returns.</summary>
    Task<Answered> DeleteCustomerGatewayAsync(Removal request, CancellationToken cancellationToken);

    /// <summary>Releases a gateway without connections that is paid by use; it is <c>deleting</c> for a while.</summary>
    Task<Answered> DeleteVpnGatewayAsync(Removal request, CancellationToken cancellationToken);
}

/// <summary>Answer to a create call.</summary>
/// <param name="Id">Cloud id of the resource.</param>
/// <param name="RequestId">The cloud's id of the call, for support and audit.</param>
public sealed record Created(string Id, string RequestId);

/// <summary>Parameters of CreateVpnGateway (dual-tunnel, public, IPsec on, SSL off).</summary>
/// <param name="ClientToken">At most 64 ASCII characters; stored before the call.</param>
/// <param name="RegionId">Region of gateway and VPC.</param>
/// <param name="Name">2–100 characters.</param>
/// <param name="VpcId">VPC to attach.</param>
/// <param name="VSwitchId">First vSwitch; cannot be changed later.</param>
/// <param name="DisasterRecoveryVSwitchId">Second vSwitch; cannot be changed later.</param>
/// <param name="BandwidthMbps">One of the sizes sold in the region.</param>
/// <param name="ChargeType"><c>POSTPAY</c> (international site) or <c>PREPAY</c> (China site).</param>
/// <param name="PeriodMonths">Term when prepaid, else null.</param>
public sealed record CreateVpnGateway(
    string ClientToken, string RegionId, string Name, string VpcId, string VSwitchId, string DisasterRecoveryVSwitchId,
    int BandwidthMbps, string ChargeType, int? PeriodMonths);

/// <summary>Parameters of CreateCustomerGateway. IP and ASN can never be changed afterwards.</summary>
public sealed record CreateCustomerGateway(string ClientToken, string RegionId, string Name, string IpAddress, long Asn);
