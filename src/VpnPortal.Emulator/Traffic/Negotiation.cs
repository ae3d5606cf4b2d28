using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>One end of a tunnel with the gateway and connection it belongs to.</summary>
internal sealed record TunnelEnd(Gateway Gateway, Connection Connection, Tunnel Tunnel)
{
    /// <summary>The master tunnel leaves from the first public address, the slave from the second.</summary>
    public string LocalIp => Tunnel.IsMaster ? Gateway.InternetIp : Gateway.SecondInternetIp;
}

/// <summary>Would the two ends agree? Decides every tunnel status; nothing about it is stored.</summary>
internal static class Negotiation
{
    public const string Down = "ike_sa_not_established";
    public const string Phase2Down = "ipsec_sa_not_established";
    public const string Up = "ipsec_sa_established";

    public static string Status(World world, TunnelEnd end, DateTimeOffset at)
    {
        if (!end.Connection.ExistsAt(at) || Peer(world, end, at) is not { } peer || !HasHadTime(end.Connection, peer.Connection, at))
            return Down;
        if (!AgreeOnIke(end.Tunnel.Ike, peer.Tunnel.Ike))
            return Down;
        return AgreeOnIpsec(end, peer) ? Up : Phase2Down;
    }

    /// <summary>The connection as a whole is as good as its better tunnel.</summary>
    public static string Status(World world, Gateway gateway, Connection connection, DateTimeOffset at)
    {
        var states = connection.Tunnels.Select(t => Status(world, new(gateway, connection, t), at)).ToList();
        return states.Contains(Up) ? Up : states.Contains(Phase2Down) ? Phase2Down : Down;
    }

    /// <summary>The tunnel at the other end: each end's customer gateway must hold the address of the other.</summary>
    public static TunnelEnd? Peer(World world, TunnelEnd end, DateTimeOffset at)
    {
        var remoteIp = CustomerIp(world, end.Tunnel);
        return Ends(world, at).FirstOrDefault(other =>
            other.LocalIp == remoteIp && other.Gateway.Id != end.Gateway.Id && CustomerIp(world, other.Tunnel) == end.LocalIp);
    }

    private static IEnumerable<TunnelEnd> Ends(World world, DateTimeOffset at) =>
        from gateway in world.Gateways
        where gateway.CarriesTrafficAt(at)
        from connection in world.ConnectionsOf(gateway)
        where connection.ExistsAt(at)
        from tunnel in connection.Tunnels
        select new TunnelEnd(gateway, connection, tunnel);

    private static string? CustomerIp(World world, Tunnel tunnel) =>
        world.CustomerGateways.Find(c => c.Id == tunnel.CustomerGatewayId)?.IpAddress;

    private static bool HasHadTime(Connection one, Connection other, DateTimeOffset at)
    {
        var from = Later(one.NegotiateFrom, other.NegotiateFrom);
        if (!one.EffectImmediately && !other.EffectImmediately)
        {
            if ((one.TriggeredAt ?? other.TriggeredAt) is not { } triggered)
                return false;
            from = Later(from, triggered);
        }

        return at >= from + (one.NegotiationTime > other.NegotiationTime ? one.NegotiationTime : other.NegotiationTime);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // The mode exists in IKEv1 only. Lifetimes may differ: each side renews by its own.
    private static bool AgreeOnIke(IkeSettings one, IkeSettings other) =>
        one.Psk == other.Psk
        && one.Version == other.Version
        && (one.Version == "ikev2" || one.Mode == other.Mode)
        && one.Encryption == other.Encryption
        && one.Authentication == other.Authentication
        && one.Pfs == other.Pfs
        && one.LocalId == other.RemoteId
        && one.RemoteId == other.LocalId;

    private static bool AgreeOnIpsec(TunnelEnd one, TunnelEnd other)
    {
        var (mine, theirs) = (one.Tunnel.Ipsec, other.Tunnel.Ipsec);
        return mine.Encryption == theirs.Encryption
            && mine.Authentication == theirs.Authentication
            && mine.Pfs == theirs.Pfs
            && Cidr.SameSet(one.Connection.LocalSubnet, other.Connection.RemoteSubnet)
            && Cidr.SameSet(one.Connection.RemoteSubnet, other.Connection.LocalSubnet);
    }
}
