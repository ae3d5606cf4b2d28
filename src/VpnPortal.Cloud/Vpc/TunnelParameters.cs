using VpnPortal.Cloud.Transport;

namespace VpnPortal.Cloud.Vpc;

/// <summary>The two blocks of a tunnel, sent whole: what a block leaves out the API may fill with a default.</summary>
internal static class TunnelParameters
{
    public static ApiParameters SetTunnel(this ApiParameters item, TunnelSettings settings) => item
        .SetObject("TunnelIkeConfig", ike => ike
            .SetSecret("Psk", settings.PresharedKey)
            .Set("LocalId", settings.LocalId)
            .Set("RemoteId", settings.RemoteId)
            .Set("IkeVersion", settings.IkeVersion)
            .Set("IkeMode", settings.IkeMode)
            .Set("IkeEncAlg", settings.IkeEncryption)
            .Set("IkeAuthAlg", settings.IkeAuthentication)
            .Set("IkePfs", settings.IkeDhGroup)
            .Set("IkeLifetime", settings.IkeLifetimeSeconds))
        .SetObject("TunnelIpsecConfig", ipsec => ipsec
            .Set("IpsecEncAlg", settings.IpsecEncryption)
            .Set("IpsecAuthAlg", settings.IpsecAuthentication)
            .Set("IpsecPfs", settings.IpsecPfs)
            .Set("IpsecLifetime", settings.IpsecLifetimeSeconds));
}
