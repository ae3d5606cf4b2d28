using VpnPortal.Cloud;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Engine.Tests.Cloud;

/// <summary>Valid create requests.</summary>
internal static class Requests
{
    public const string Psk = "PLANTED~psk *+/=&%25";
    public const string Region = "eu-central-1";

    public static CreateVpnGateway Gateway(string chargeType = "POSTPAY", int? months = null) =>
        new("token-1", Region, "VPN网关1", "vpc-1", "vsw-1", "vsw-2", 10, chargeType, months);

    public static CreateIpsecConnection Connection(string psk = Psk, string gateway = "vpn-1") =>
        new("token-2", Region, "IPsec连接1", gateway, "0.0.0.0/0", "0.0.0.0/0", EffectImmediately: true, Tunnel("cgw-1", psk), Tunnel("cgw-2", psk));

    public static CreateTunnel Tunnel(string customerGateway, string psk, string localId = "47.1.2.3", string remoteId = "47.9.9.9") =>
        new(customerGateway, Settings(psk, localId, remoteId));

    public static TunnelSettings Settings(string psk = Psk, string localId = "47.1.2.3", string remoteId = "47.9.9.9") =>
        new(new PresharedKey(psk), localId, remoteId,
            "ikev2", "main", "aes256", "sha256", "group14", 86400, "aes256", "sha256", "group14", 86400);
}
