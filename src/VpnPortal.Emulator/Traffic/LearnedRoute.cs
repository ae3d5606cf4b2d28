using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>A prefix that the far end of a tunnel announced.</summary>
internal sealed record LearnedRoute(string Prefix, Connection Connection, Tunnel Tunnel, long Asn);

/// <summary>What gateways announce and learn over BGP.</summary>
internal static class Bgp
{
    /// <summary>How many prefixes a gateway takes from its peers.</summary>
    public const int MostLearned = 50;

    /// <summary>The VPC's own prefixes, once route auto-propagation is on.</summary>
    public static IEnumerable<string> Announced(World world, Gateway gateway) => gateway.AutoPropagate
        ? world.VSwitches.Values.Where(s => s.VpcId == gateway.VpcId).Select(s => s.Cidr)
        : [];

    public static IReadOnlyList<LearnedRoute> Learned(World world, Gateway gateway)
    {
        var learned =
            from connection in world.ConnectionsOf(gateway.Id)
            from tunnel in connection.Tunnels
            where tunnel.IsBgpUp
            from prefix in AnnouncedBy(world, tunnel.PeerOwnerId!)
            where IsAccepted(prefix)
            select new LearnedRoute(prefix, connection, tunnel, tunnel.PeerAsn ?? 0);
        return [.. learned.Take(MostLearned)];
    }

    private static IEnumerable<string> AnnouncedBy(World world, string ownerId) =>
        world.Gateways.TryGetValue(ownerId, out var gateway) ? Announced(world, gateway)
        : world.Devices.TryGetValue(ownerId, out var device) ? device.Advertises
        : [];

    private static bool IsAccepted(string prefix) => Cidr.Length(prefix) > 0 && !Cidr.IsCloudService(prefix);
}
