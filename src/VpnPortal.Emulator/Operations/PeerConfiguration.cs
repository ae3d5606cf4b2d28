using System.Globalization;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Operations;

/// <summary>DownloadVpnConnectionConfig: the connection as the device at the other end has to see it, mirrored.</summary>
internal static class PeerConfiguration
{
    public static object Download(Call call)
    {
        var connection = VpnConnections.Find(call);
        var gateway = call.FindGateway(connection.GatewayId);
        var tunnels = connection.Tunnels.Select(t => new TunnelEnd(gateway, connection, t)).ToList();
        var master = tunnels[0];
        return new
        {
            VpnConnectionConfig = new
            {
                Local = CustomerIp(call, master),
                Remote = master.LocalIp,
                LocalSubnet = connection.RemoteSubnet,
                RemoteSubnet = connection.LocalSubnet,
                IkeConfig = TunnelView.Ike(Mirror(master.Tunnel.Ike), asText: false),
                IpsecConfig = TunnelView.Ipsec(master.Tunnel.Ipsec, asText: false),
                TunnelsConfig = Paging.Wrap("TunnelConfig", tunnels.Select(t => new
                {
                    TunnelId = t.Tunnel.Id,
                    Local = CustomerIp(call, t),
                    Remote = t.LocalIp,
                    IkeConfig = TunnelView.Ike(Mirror(t.Tunnel.Ike), asText: false),
                    IpsecConfig = TunnelView.Ipsec(t.Tunnel.Ipsec, asText: false),
                })),
                BgpConfigs = Paging.Wrap("BgpConfig", connection.Tunnels.Where(t => t.Bgp is not null).Select(t => Mirror(call, t, t.Bgp!))),
            },
        };
    }

    private static IkeSettings Mirror(IkeSettings ike) => ike with { LocalId = ike.RemoteId, RemoteId = ike.LocalId };

    private static object Mirror(Call call, Tunnel tunnel, BgpSettings bgp) => new
    {
        TunnelId = tunnel.Id,
        LocalAsn = TunnelView.PeerAsn(call, tunnel)?.ToString(CultureInfo.InvariantCulture),
        LocalBgpIp = TunnelView.OtherHost(bgp.LocalBgpIp),
        PeerAsn = bgp.LocalAsn.ToString(CultureInfo.InvariantCulture),
        PeerBgpIp = bgp.LocalBgpIp,
        bgp.TunnelCidr,
    };

    private static string CustomerIp(Call call, TunnelEnd end) => CustomerGateways.Find(call, end.Tunnel.CustomerGatewayId).IpAddress;
}
