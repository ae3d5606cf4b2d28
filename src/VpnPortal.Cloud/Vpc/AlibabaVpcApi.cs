using VpnPortal.Core.Observation;

namespace VpnPortal.Cloud.Vpc;

/// <summary>The VPC API of the real cloud or the emulator; each family of operations has its own file.</summary>
internal sealed class AlibabaVpcApi(
    DiscoveryOperations discovery, VpnGatewayOperations gateways, CustomerGatewayOperations customerGateways,
    IpsecConnectionOperations connections, DestinationRouteOperations routes) : IVpcApi
{
    public Task<IReadOnlyList<RegionOption>> DescribeRegionsAsync(CancellationToken cancellationToken) =>
        discovery.DescribeRegionsAsync(cancellationToken);

    public Task<IReadOnlyList<DiscoveredVpc>> DescribeVpcsAsync(string regionId, CancellationToken cancellationToken) =>
        discovery.DescribeVpcsAsync(regionId, cancellationToken);

    public Task<IReadOnlyList<DiscoveredVSwitch>> DescribeVSwitchesAsync(string regionId, CancellationToken cancellationToken) =>
        discovery.DescribeVSwitchesAsync(regionId, cancellationToken);

    public Task<IReadOnlyList<string>> DescribeDualTunnelZonesAsync(string regionId, int bandwidthMbps, CancellationToken cancellationToken) =>
        discovery.DescribeDualTunnelZonesAsync(regionId, bandwidthMbps, cancellationToken);

    public Task<Created> CreateVpnGatewayAsync(CreateVpnGateway request, CancellationToken cancellationToken) =>
        gateways.CreateAsync(request, cancellationToken);

    public Task<IReadOnlyList<ObservedVpnGateway>> DescribeVpnGatewaysAsync(string regionId, CancellationToken cancellationToken) =>
        gateways.DescribeAsync(regionId, cancellationToken);

    public Task<Created> CreateCustomerGatewayAsync(CreateCustomerGateway request, CancellationToken cancellationToken) =>
        customerGateways.CreateAsync(request, cancellationToken);

    public Task<IReadOnlyList<ObservedCustomerGateway>> DescribeCustomerGatewaysAsync(string regionId, CancellationToken cancellationToken) =>
        customerGateways.DescribeAsync(regionId, cancellationToken);

    public Task<Created> CreateIpsecConnectionAsync(CreateIpsecConnection request, CancellationToken cancellationToken) =>
        connections.CreateAsync(request, cancellationToken);

    public Task<Created> CreateClassicConnectionAsync(CreateClassicConnection request, CancellationToken cancellationToken) =>
        connections.CreateAsync(request, cancellationToken);

    public Task<Created> EnableBgpAsync(EnableBgp request, CancellationToken cancellationToken) =>
        connections.EnableBgpAsync(request, cancellationToken);

    public Task<Created> PropagateRoutesAsync(PropagateRoutes request, CancellationToken cancellationToken) =>
        gateways.PropagateRoutesAsync(request, cancellationToken);

    public Task<IReadOnlyList<ObservedIpsecConnection>> DescribeIpsecConnectionsAsync(string regionId, CancellationToken cancellationToken) =>
        connections.DescribeAsync(regionId, cancellationToken);

    public Task<Created> CreateDestinationRouteAsync(CreateDestinationRoute request, CancellationToken cancellationToken) =>
        routes.CreateAsync(request, cancellationToken);

    public Task<IReadOnlyList<ObservedDestinationRoute>> DescribeDestinationRoutesAsync(
        string regionId, string vpnGatewayId, CancellationToken cancellationToken) =>
        routes.DescribeAsync(regionId, vpnGatewayId, cancellationToken);

    public Task<IReadOnlyList<ObservedBgpRoute>> DescribeBgpRoutesAsync(string regionId, string vpnGatewayId, CancellationToken cancellationToken) =>
        routes.DescribeBgpAsync(regionId, vpnGatewayId, cancellationToken);
    public Task<Answered> RenameVpnGatewayAsync(Rename request, CancellationToken cancellationToken) => gateways.RenameAsync(request, cancellationToken);

    public Task<Answered> RenameCustomerGatewayAsync(Rename request, CancellationToken cancellationToken) =>
        customerGateways.RenameAsync(request, cancellationToken);

    public Task<Answered> ModifyIpsecConnectionAsync(ModifyIpsecConnection request, CancellationToken cancellationToken) =>
        connections.ModifyAsync(request, cancellationToken);

    public Task<Answered> ModifyClassicConnectionAsync(ModifyClassicConnection request, CancellationToken cancellationToken) =>
        connections.ModifyAsync(request, cancellationToken);

    public Task<Answered> PublishDestinationRouteAsync(PublishDestinationRoute request, CancellationToken cancellationToken) =>
        routes.PublishAsync(request, cancellationToken);

    public Task<Answered> WeighDestinationRouteAsync(WeighDestinationRoute request, CancellationToken cancellationToken) =>
        routes.WeighAsync(request, cancellationToken);

    public Task<Answered> DisableBgpAsync(Removal request, CancellationToken cancellationToken) => connections.DisableBgpAsync(request, cancellationToken);

    public Task<Answered> DeleteDestinationRouteAsync(DeleteDestinationRoute request, CancellationToken cancellationToken) =>
        routes.DeleteAsync(request, cancellationToken);

    public Task<Answered> DeleteIpsecConnectionAsync(Removal request, CancellationToken cancellationToken) =>
        connections.DeleteAsync(request, cancellationToken);

    public Task<Answered> DeleteCustomerGatewayAsync(Removal request, CancellationToken cancellationToken) =>
        customerGateways.DeleteAsync(request, cancellationToken);

    public Task<Answered> DeleteVpnGatewayAsync(Removal request, CancellationToken cancellationToken) => gateways.DeleteAsync(request, cancellationToken);
}
