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
        var vSwitch = tunnel.IsMaster ? end.Gateway.VSwitchId : end.Gateway.SecondVSwitchId;
        return new
        {
            TunnelId = tunnel.Id,
            tunnel.Role,
            tunnel.CustomerGatewayId,
            InternetIp = end.LocalIp,
            ZoneNo = call.World.VSwitch(vSwitch).Zone,
            State = end.Connection.TunnelStateAt(call.Now),
            Status = Negotiation.Status(call.World, end, call.Now),
            EnableDpd = Flag(tunnel.EnableDpd, asText),
            EnableNatTraversal = Flag(tunnel.EnableNatTraversal, asText),
            TunnelIkeConfig = Ike(tunnel.Ike, asText),
            TunnelIpsecConfig = Ipsec(tunnel.Ipsec, asText),
            TunnelBgpConfig = tunnel.Bgp is { } bgp ? Bgp(call, tunnel, bgp, asText) : null,
        };
    }

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

    // Sessions are stored and shown but not yet run, so they are never up.
    private static object Bgp(Call call, Tunnel tunnel, BgpSettings bgp, bool asText) => new
    {
        LocalAsn = Number(bgp.LocalAsn, asText),
        bgp.LocalBgpIp,
        PeerAsn = PeerAsn(call, tunnel) is { } asn ? Number(asn, asText) : null,
        PeerBgpIp = OtherHost(bgp.LocalBgpIp),
        bgp.TunnelCidr,
        BgpStatus = "false",
    };

    public static long? PeerAsn(Call call, Tunnel tunnel) =>
        call.World.CustomerGateways.Find(c => c.Id == tunnel.CustomerGatewayId)?.Asn;

    private static object Flag(bool value, bool asText) => asText ? (value ? "true" : "false") : value;

    private static object Number(long value, bool asText) => asText ? value.ToString(CultureInfo.InvariantCulture) : value;
}
