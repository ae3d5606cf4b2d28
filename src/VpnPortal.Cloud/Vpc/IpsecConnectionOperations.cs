using VpnPortal.Cloud.Reading;
using VpnPortal.Cloud.Transport;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Cloud.Vpc;

/// <summary>IPsec connections, the API's VpnConnection.</summary>
internal sealed class IpsecConnectionOperations(CloudTransport transport)
{
    public Task<Created> CreateAsync(CreateIpsecConnection request, CancellationToken cancellationToken)
    {
        (TunnelRole Role, CreateTunnel Tunnel)[] tunnels = [(TunnelRole.Master, request.Master), (TunnelRole.Slave, request.Slave)];
        var parameters = new ApiParameters()
            .Set("ClientToken", request.ClientToken)
            .Set("Name", request.Name)
            .Set("VpnGatewayId", request.VpnGatewayId)
            .Set("LocalSubnet", request.LocalSubnet)
            .Set("RemoteSubnet", request.RemoteSubnet)
            .Set("EffectImmediately", request.EffectImmediately)
            .Set("EnableTunnelsBgp", false)
            .SetObjects("TunnelOptionsSpecification", tunnels, (item, tunnel) => Write(item, tunnel.Role, tunnel.Tunnel));
        return transport.SendAsync(
            ApiCall.Vpc("CreateVpnConnection", request.RegionId, parameters),
            root => new Created(root.Required("VpnConnectionId"), root.Text("RequestId")),
            cancellationToken);
    }

    public Task<Created> CreateAsync(CreateClassicConnection request, CancellationToken cancellationToken) =>
        transport.SendAsync(
            ApiCall.Vpc("CreateVpnConnection", request.RegionId, ClassicParameters.Of(request)),
            root => new Created(root.Required("VpnConnectionId"), root.Text("RequestId")),
            cancellationToken);

    public Task<Created> EnableBgpAsync(EnableBgp request, CancellationToken cancellationToken)
    {
        var parameters = new ApiParameters()
            .Set("ClientToken", request.ClientToken)
            .Set("VpnConnectionId", request.VpnConnectionId)
            .Set("EnableTunnelsBgp", true)
            .SetObjects("TunnelOptionsSpecification", [request.Master, request.Slave], (item, tunnel) => item
                .Set("TunnelId", tunnel.TunnelId)
                .SetObject("TunnelBgpConfig", bgp => bgp
                    .Set("LocalAsn", request.LocalAsn)
                    .Set("TunnelCidr", tunnel.TunnelCidr)
                    .Set("LocalBgpIp", tunnel.LocalAddress)));
        return transport.SendAsync(
            ApiCall.Vpc("ModifyVpnConnectionAttribute", request.RegionId, parameters),
            root => new Created($"{request.VpnConnectionId}|bgp", root.Text("RequestId")),
            cancellationToken);
    }

    public Task<Answered> DisableBgpAsync(Removal request, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("ModifyVpnConnectionAttribute", request.RegionId, new ApiParameters()
            .Set("ClientToken", request.ClientToken).Set("VpnConnectionId", request.Id).Set("EnableTunnelsBgp", false)),
        cancellationToken);

    public Task<Answered> ModifyAsync(ModifyIpsecConnection request, CancellationToken cancellationToken)
    {
        var parameters = new ApiParameters()
            .Set("ClientToken", request.ClientToken)
            .Set("VpnConnectionId", request.VpnConnectionId)
            .Set("Name", request.Name)
            .Set("EffectImmediately", request.EffectImmediately)
            .SetObjects("TunnelOptionsSpecification", request.Tunnels, (item, tunnel) => item.Set("TunnelId", tunnel.TunnelId).SetTunnel(tunnel.Settings));
        return transport.SendAsync(ApiCall.Vpc("ModifyVpnConnectionAttribute", request.RegionId, parameters), cancellationToken);
    }

    public Task<Answered> ModifyAsync(ModifyClassicConnection request, CancellationToken cancellationToken) =>
        transport.SendAsync(ApiCall.Vpc("ModifyVpnConnectionAttribute", request.RegionId, ClassicParameters.Of(request)), cancellationToken);

    public Task<Answered> DeleteAsync(Removal request, CancellationToken cancellationToken) => transport.SendAsync(
        ApiCall.Vpc("DeleteVpnConnection", request.RegionId, new ApiParameters()
            .Set("ClientToken", request.ClientToken).Set("VpnConnectionId", request.Id)),
        cancellationToken);

    public Task<IReadOnlyList<ObservedIpsecConnection>> DescribeAsync(string regionId, CancellationToken cancellationToken) =>
        transport.ReadPagesAsync(
            ApiCall.Vpc("DescribeVpnConnections", regionId, new()), "VpnConnections", "VpnConnection",
            ConnectionReading.Read, connection => connection.Id, cancellationToken);

    private static void Write(ApiParameters item, TunnelRole role, CreateTunnel tunnel) => item
        .Set("CustomerGatewayId", tunnel.CustomerGatewayId)
        .Set("Role", role.ApiName())
        .Set("EnableDpd", true)
        .Set("EnableNatTraversal", true)
        .SetTunnel(tunnel.Settings);
}
