using System.Globalization;
using System.Text.Json;
using VpnPortal.Cloud.Transport;

namespace VpnPortal.Cloud.Vpc;

/// <summary>The single-tunnel form of creating and changing a connection, whose blocks are texts of JSON (API reference of CreateVpnConnection, IkeConfig).</summary>
internal static class ClassicParameters
{
    public static ApiParameters Of(CreateClassicConnection request) => new ApiParameters()
        .Set("ClientToken", request.ClientToken)
        .Set("Name", request.Name)
        .Set("VpnGatewayId", request.VpnGatewayId)
        .Set("CustomerGatewayId", request.Tunnel.CustomerGatewayId)
        .Set("LocalSubnet", request.LocalSubnet)
        .Set("RemoteSubnet", request.RemoteSubnet)
        .Set("EffectImmediately", request.EffectImmediately)
        .Set("EnableDpd", true)
        .Set("EnableNatTraversal", true)
        .SetTunnelBlocks(request.Tunnel.Settings)
        .Set("HealthCheckConfig", Health(request.Health));

    public static ApiParameters Of(ModifyClassicConnection request)
    {
        var parameters = new ApiParameters()
            .Set("ClientToken", request.ClientToken)
            .Set("VpnConnectionId", request.VpnConnectionId)
            .Set("Name", request.Name)
            .Set("EffectImmediately", request.EffectImmediately)
            .Set("HealthCheckConfig", request.Health is null ? null : Health(request.Health));
        return request.Settings is null ? parameters : parameters.SetTunnelBlocks(request.Settings);
    }

    private static ApiParameters SetTunnelBlocks(this ApiParameters parameters, TunnelSettings settings) => parameters
        .SetSecretBlock("IkeConfig", settings.PresharedKey, key => Block(
            ("Psk", key), ("IkeVersion", settings.IkeVersion), ("IkeMode", settings.IkeMode), ("IkeEncAlg", settings.IkeEncryption),
            ("IkeAuthAlg", settings.IkeAuthentication), ("IkePfs", settings.IkeDhGroup), ("IkeLifetime", settings.IkeLifetimeSeconds),
            ("LocalId", settings.LocalId), ("RemoteId", settings.RemoteId)))
        .Set("IpsecConfig", Block(
            ("IpsecEncAlg", settings.IpsecEncryption), ("IpsecAuthAlg", settings.IpsecAuthentication), ("IpsecPfs", settings.IpsecPfs),
            ("IpsecLifetime", settings.IpsecLifetimeSeconds)));

    // Lower-case members, unlike the other blocks.
    private static string Health(HealthSettings health) => Block(
        ("enable", "true"), ("dip", health.Destination), ("sip", health.Source), ("interval", Text(health.IntervalSeconds)), ("retry", Text(health.Retries)));

    private static string Block(params (string Name, object Value)[] members) =>
        JsonSerializer.Serialize(members.ToDictionary(member => member.Name, member => member.Value));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
