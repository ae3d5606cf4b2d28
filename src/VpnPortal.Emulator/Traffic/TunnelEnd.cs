using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>One end of a tunnel with the connection and the gateway (null: a device) it belongs to.</summary>
internal sealed record TunnelEnd(Gateway? Gateway, Connection Connection, Tunnel Tunnel)
{
    public bool ExistsAt(DateTimeOffset at) => Connection.ExistsAt(at) && Gateway?.CarriesTrafficAt(at) != false;

    /// <summary>What this end would speak BGP with, if it is to speak it at all.</summary>
    public BgpSettings? Bgp => Connection.EnableBgp ? Tunnel.Bgp : null;
}

/// <summary>Every end, found by the two public addresses between which its tunnel runs.</summary>
internal sealed class EndMap
{
    private readonly Dictionary<(string, string), List<TunnelEnd>> byAddresses = [];

    public EndMap(World world)
    {
        foreach (var connection in world.AllConnections)
        {
            var gateway = world.Gateways.GetValueOrDefault(connection.OwnerId);
            foreach (var tunnel in connection.Tunnels)
                Add(new(gateway, connection, tunnel));
        }
    }

    public List<TunnelEnd> All { get; } = [];

    /// <summary>The end that faces the given one: each has the address of the other as its remote one.</summary>
    public TunnelEnd? Peer(TunnelEnd end, DateTimeOffset at)
    {
        if (!byAddresses.TryGetValue((end.Tunnel.RemoteIp, end.Tunnel.LocalIp), out var candidates))
            return null;
        var there = candidates.Where(c => c.Connection.OwnerId != end.Connection.OwnerId && c.ExistsAt(at)).ToList();
        // Several connections may run between the same two addresses; their prefixes tell them apart.
        return there.Find(c => Mirrors(c.Connection, end.Connection)) ?? there.FirstOrDefault();
    }

    private static bool Mirrors(Connection one, Connection other) =>
        Cidr.SameSet(one.LocalSubnet, other.RemoteSubnet) && Cidr.SameSet(one.RemoteSubnet, other.LocalSubnet);

    private void Add(TunnelEnd end)
    {
        All.Add(end);
        var key = (end.Tunnel.LocalIp, end.Tunnel.RemoteIp);
        if (!byAddresses.TryGetValue(key, out var ends))
            byAddresses[key] = ends = [];
        ends.Add(end);
    }
}
