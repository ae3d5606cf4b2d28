using System.Globalization;
using System.Net;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Operations;

/// <summary>One tunnel inside a connection. Describe calls write its booleans and numbers as strings.</summary>
internal static class TunnelView
{
    public static object Of(Call call, TunnelEnd end, bool asText)
    {
        var tunnel = end.Tunnel;
        return new
        {
            TunnelId = tunnel.Id,
            tunnel.Role,
            tunnel.CustomerGatewayId,
            InternetIp = tunnel.LocalIp,
            ZoneNo = Zone(call, end.Gateway!, tunnel),
            State = end.Connection.TunnelStateAt(call.Now),
            tunnel.Status,
            EnableDpd = Flag(tunnel.EnableDpd, asText),
            EnableNatTraversal = Flag(tunnel.EnableNatTraversal, asText),
            TunnelIkeConfig = Ike(tunnel.Ike, asText),
            TunnelIpsecConfig = Ipsec(tunnel.Ipsec, asText),
            TunnelBgpConfig = tunnel.Bgp is { } bgp ? Bgp(tunnel, bgp, asText) : null,
        };
    }

    /// <summary>The answer of ModifyTunnelAttribute: flat, and with the switch of BGP.</summary>
    public static object Modified(Call call, Gateway gateway, Connection connection, Tunnel tunnel) => new
    {
        TunnelId = tunnel.Id,
        tunnel.Role,
        State = connection.TunnelStateAt(call.Now),
        InternetIp = tunnel.LocalIp,
        ZoneNo = Zone(call, gateway, tunnel),
        tunnel.CustomerGatewayId,
        tunnel.EnableDpd,
        tunnel.EnableNatTraversal,
        TunnelIkeConfig = Ike(tunnel.Ike, asText: false),
        TunnelIpsecConfig = Ipsec(tunnel.Ipsec, asText: false),
        TunnelBgpConfig = new
        {
            connection.EnableBgp,
            tunnel.Bgp?.LocalAsn,
            tunnel.Bgp?.LocalBgpIp,
            tunnel.PeerAsn,
            PeerBgpIp = tunnel.Bgp is { } bgp ? OtherHost(bgp.LocalBgpIp) : null,
            tunnel.Bgp?.TunnelCidr,
        },
    };

    public static object Ike(IkeSettings ike, bool asText) => new
    {
        IkeVersion = ike.Version,
        IkeMode = ike.Mode,
        IkeEncAlg = ike.Encryption,
        IkeAuthAlg = ike.Authentication,
        IkePfs = ike.Pfs,
        IkeLifetime = Number(ike.Lifetime, asText),
        ike.LocalId,
        ike.RemoteId,
        ike.Psk,
    };

    public static object Ipsec(IpsecSettings ipsec, bool asText) => new
    {
        IpsecEncAlg = ipsec.Encryption,
        IpsecAuthAlg = ipsec.Authentication,
        IpsecPfs = ipsec.Pfs,
        IpsecLifetime = Number(ipsec.Lifetime, asText),
    };

    /// <summary>The peer's address is the other host of the /30: .1 and .2 swap by flipping the last two bits.</summary>
    public static string OtherHost(string ip)
    {
        var bytes = IPAddress.Parse(ip).GetAddressBytes();
        bytes[3] ^= 3;
        return new IPAddress(bytes).ToString();
    }

    private static object Bgp(Tunnel tunnel, BgpSettings bgp, bool asText) => new
    {
        LocalAsn = Number(bgp.LocalAsn, asText),
        bgp.LocalBgpIp,
        PeerAsn = tunnel.PeerAsn is { } asn ? Number(asn, asText) : null,
        PeerBgpIp = OtherHost(bgp.LocalBgpIp),
        bgp.TunnelCidr,
        BgpStatus = tunnel.IsBgpUp ? "success" : "false",
    };

    private static string Zone(Call call, Gateway gateway, Tunnel tunnel) =>
        call.World.VSwitches[tunnel.Role == Tunnel.Slave ? gateway.SecondVSwitchId! : gateway.VSwitchId].Zone;

    private static object Flag(bool value, bool asText) => asText ? (value ? "true" : "false") : value;

    private static object Number(long value, bool asText) => asText ? value.ToString(CultureInfo.InvariantCulture) : value;
}
