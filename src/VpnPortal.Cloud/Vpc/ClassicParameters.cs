using System.Globalization;
using System.Text.Json;
using VpnPortal.Cloud.Transport;

namespace VpnPortal.Cloud.Vpc;

/// <summary>The single-tunnel form of CreateVpnConnection, whose blocks are texts of JSON (API reference of CreateVpnConnection, IkeConfig).</summary>
internal static class ClassicParameters
{
    public static ApiParameters Of(CreateClassicConnection request)
    {
        var tunnel = request.Tunnel;
        return new ApiParameters()
            .Set("ClientToken", request.ClientToken)
            .Set("Name", request.Name)
            .Set("VpnGatewayId", request.VpnGatewayId)
            .Set("CustomerGatewayId", tunnel.CustomerGatewayId)
            .Set("LocalSubnet", request.LocalSubnet)
            .Set("RemoteSubnet", request.RemoteSubnet)
            .Set("EffectImmediately", request.EffectImmediately)
            .Set("EnableDpd", true)
            .Set("EnableNatTraversal", true)
            .SetSecretBlock("IkeConfig", tunnel.PresharedKey, key => Block(
                ("Psk", key), ("IkeVersion", tunnel.IkeVersion), ("IkeMode", tunnel.IkeMode), ("IkeEncAlg", tunnel.IkeEncryption),
                ("IkeAuthAlg", tunnel.IkeAuthentication), ("IkePfs", tunnel.IkeDhGroup), ("IkeLifetime", tunnel.IkeLifetimeSeconds),
                ("LocalId", tunnel.LocalId), ("RemoteId", tunnel.RemoteId)))
            .Set("IpsecConfig", Block(
                ("IpsecEncAlg", tunnel.IpsecEncryption), ("IpsecAuthAlg", tunnel.IpsecAuthentication), ("IpsecPfs", tunnel.IpsecPfs),
                ("IpsecLifetime", tunnel.IpsecLifetimeSeconds)))
            // Lower-case members, unlike the other blocks.
            .Set("HealthCheckConfig", Block(
                ("enable", "true"), ("dip", request.HealthDestination), ("sip", request.HealthSource),
                ("interval", Text(request.HealthIntervalSeconds)), ("retry", Text(request.HealthRetries))));
    }

    private static string Block(params (string Name, object Value)[] members) =>
        JsonSerializer.Serialize(members.ToDictionary(member => member.Name, member => member.Value));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
