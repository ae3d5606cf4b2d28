using System.Text.Json;
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

    public Task<IReadOnlyList<ObservedIpsecConnection>> DescribeAsync(string regionId, CancellationToken cancellationToken) =>
        transport.ReadPagesAsync(
            ApiCall.Vpc("DescribeVpnConnections", regionId, new()), "VpnConnections", "VpnConnection",
            Read, connection => connection.Id, cancellationToken);

    private static void Write(ApiParameters item, TunnelRole role, CreateTunnel tunnel) => item
        .Set("CustomerGatewayId", tunnel.CustomerGatewayId)
        .Set("Role", role.ApiName())
        .Set("EnableDpd", true)
        .Set("EnableNatTraversal", true)
        .SetObject("TunnelIkeConfig", ike => ike
            .SetSecret("Psk", tunnel.PresharedKey)
            .Set("LocalId", tunnel.LocalId)
            .Set("RemoteId", tunnel.RemoteId)
            .Set("IkeVersion", tunnel.IkeVersion)
            .Set("IkeMode", tunnel.IkeMode)
            .Set("IkeEncAlg", tunnel.IkeEncryption)
            .Set("IkeAuthAlg", tunnel.IkeAuthentication)
            .Set("IkePfs", tunnel.IkeDhGroup)
            .Set("IkeLifetime", tunnel.IkeLifetimeSeconds))
        .SetObject("TunnelIpsecConfig", ipsec => ipsec
            .Set("IpsecEncAlg", tunnel.IpsecEncryption)
            .Set("IpsecAuthAlg", tunnel.IpsecAuthentication)
            .Set("IpsecPfs", tunnel.IpsecPfs)
            .Set("IpsecLifetime", tunnel.IpsecLifetimeSeconds));

    // The answer holds pre-shared keys in clear text; they are passed over here and go with the document.
    private static ObservedIpsecConnection Read(JsonElement connection) => new(
        connection.Text("VpnConnectionId"),
        connection.Text("Name"),
        connection.Text("VpnGatewayId"),
        connection.Text("State"),
        connection.Text("LocalSubnet"),
        connection.Text("RemoteSubnet"),
        connection.IsTrue("EffectImmediately"),
        connection.Items("TunnelOptionsSpecification", "TunnelOptions").Select(ReadTunnel).OfType<ObservedTunnel>()
            .OrderBy(tunnel => tunnel.Role).ToEquatableArray(),
        connection.Instant("CreateTime"));

    // A tunnel without a role we know belongs to another kind of connection (transit router) and is not ours to show.
    private static ObservedTunnel? ReadTunnel(JsonElement tunnel) => TunnelRoles.FromApi(tunnel.Text("Role")) is { } role
        ? new ObservedTunnel(
            tunnel.Text("TunnelId"), role, tunnel.Text("CustomerGatewayId"), tunnel.OptionalText("InternetIp"), tunnel.OptionalText("ZoneNo"),
            tunnel.Text("State"), ApiWords.TunnelStatus(tunnel.Text("Status")))
        : null;
}
