using System.Globalization;
using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Operations;

/// <summary>DownloadVpnConnectionConfig: the connection as the device at the other end has to see it, mirrored.</summary>
internal static class PeerConfiguration
{
    public static IReadOnlyList<Operation> Operations { get; } =
        [Operation.Read("DownloadVpnConnectionConfig", Download, Shapes.ConnectionId).Limited(30)];

    private static object Download(Call call)
    {
        var connection = VpnConnections.Find(call);
        var (tunnels, master) = (connection.Tunnels, connection.Tunnels[0]);
        return new
        {
            VpnConnectionConfig = new
            {
                Local = master.RemoteIp,
                Remote = master.LocalIp,
                LocalSubnet = connection.RemoteSubnet,
                RemoteSubnet = connection.LocalSubnet,
                IkeConfig = TunnelView.Ike(Mirror(master.Ike), asText: false),
                IpsecConfig = TunnelView.Ipsec(master.Ipsec, asText: false),
                TunnelsConfig = connection.IsDual ? Paging.Wrap("TunnelConfig", tunnels.Select(Tunnel)) : null,
                BgpConfigs = Paging.Wrap("BgpConfig", tunnels.Where(t => t.Bgp is not null).Select(t => Mirror(t, t.Bgp!))),
            },
        };
    }

    private static object Tunnel(Tunnel tunnel) => new
    {
        TunnelId = tunnel.Id,
        Local = tunnel.RemoteIp,
        Remote = tunnel.LocalIp,
        IkeConfig = TunnelView.Ike(Mirror(tunnel.Ike), asText: false),
        IpsecConfig = TunnelView.Ipsec(tunnel.Ipsec, asText: false),
    };

    private static IkeSettings Mirror(IkeSettings ike) => ike with { LocalId = ike.RemoteId, RemoteId = ike.LocalId };

    private static object Mirror(Tunnel tunnel, BgpSettings bgp) => new
    {
        TunnelId = tunnel.Id,
        LocalAsn = tunnel.PeerAsn?.ToString(CultureInfo.InvariantCulture),
        LocalBgpIp = TunnelView.OtherHost(bgp.LocalBgpIp),
        PeerAsn = bgp.LocalAsn.ToString(CultureInfo.InvariantCulture),
        PeerBgpIp = bgp.LocalBgpIp,
        bgp.TunnelCidr,
    };
}
