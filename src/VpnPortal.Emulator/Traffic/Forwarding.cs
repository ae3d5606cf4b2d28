using System.Net;
using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Which connection a gateway or a device sends a packet into.</summary>
internal static class Forwarding
{
    /// <summary>Policy routes first, by priority; then the longest prefix of destination routes and what BGP taught.</summary>
    public static Connection? Choose(World world, Gateway gateway, IPAddress from, IPAddress to, DateTimeOffset at)
    {
        var routes = world.RoutesOf(gateway.Id).Where(r => r.ExistsAt(at) && IsAlive(world, r)).ToList();
        var policy = routes
            .Where(r => r.IsPolicy && Cidr.Contains(r.Source!, from) && Cidr.Contains(r.Destination, to))
            .OrderBy(r => r.Priority).ThenByDescending(r => Cidr.Length(r.Destination)).ThenByDescending(r => Rank(gateway, r))
            .FirstOrDefault();
        var nextHop = policy?.NextHop ?? Destination(world, gateway, routes, to);
        return nextHop is not null && world.Connections.TryGetValue(nextHop, out var connection) && Selects(connection, from, to) ? connection : null;
    }

    /// <summary>The first link whose selectors fit and that works.</summary>
    public static Connection? Choose(World world, Device device, IPAddress from, IPAddress to)
    {
        var fitting = device.Links.Where(l => Selects(l, from, to)).ToList();
        return fitting.Find(l => l.Carrier is { } tunnel && Carriage.Works(world, l, tunnel)) ?? fitting.FirstOrDefault();
    }

    /// <summary>The prefixes that stand in the VPC's system route table because of a gateway.</summary>
    public static IEnumerable<(string Prefix, string EntryId)> InVpcTable(World world, Gateway gateway, DateTimeOffset at)
    {
        var published = world.RoutesOf(gateway.Id).Where(r => r.IsPublishedAt(at)).Select(r => (r.Destination, r.VpcRouteEntryId));
        var learned = gateway.AutoPropagate
            ? Bgp.Learned(world, gateway).Select(r => (r.Prefix, EntryId(gateway, r.Prefix)))
            : [];
        return published.Concat(learned).DistinctBy(e => e.Item1);
    }

    private static string EntryId(Gateway gateway, string prefix) =>
        $"rte-{(gateway.Id + prefix).Aggregate(0UL, (hash, c) => Draw.Mix(hash + c)):x16}";

    private static string? Destination(World world, Gateway gateway, List<VpnRoute> routes, IPAddress to)
    {
        var fixedRoutes = routes.Where(r => !r.IsPolicy).Select(r => (Prefix: r.Destination, r.NextHop, Rank: Rank(gateway, r)));
        // A route that was typed in goes before a learned one of the same length; master before slave is the connection's business.
        var learned = Bgp.Learned(world, gateway).Select(r => (r.Prefix, NextHop: r.Connection.Id, Rank: -1));
        return fixedRoutes.Concat(learned)
            .Where(r => Cidr.Contains(r.Prefix, to))
            .OrderByDescending(r => Cidr.Length(r.Prefix)).ThenByDescending(r => r.Rank)
            .Select(r => r.NextHop).FirstOrDefault();
    }

    /// <summary>On a dual-tunnel gateway a weight is asked for and shown, but the roles of the tunnels do its work.</summary>
    private static int Rank(Gateway gateway, VpnRoute route) => gateway.IsDual ? 0 : route.Weight;

    // A failed health check takes the connection's routes out of use; that is how weight 0 gets its turn.
    private static bool IsAlive(World world, VpnRoute route) =>
        world.Connections.GetValueOrDefault(route.NextHop) is { } connection && connection.Health?.Status != HealthCheck.Failed;

    private static bool Selects(Connection connection, IPAddress from, IPAddress to) =>
        Cidr.Contains(connection.LocalSubnet, from) && Cidr.Contains(connection.RemoteSubnet, to);
}
