using System.Net;
using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Computes whether a packet and its answer arrive, from routes, publication and tunnels on both sides.</summary>
internal static class Reachability
{
    /// <summary>True when the echo comes back. A packet that finds sleeping tunnels wakes them and is lost.</summary>
    public static bool Answers(World world, Instance source, IPAddress target, DateTimeOffset at)
    {
        if (!source.IsRunning)
            return false;
        var from = IPAddress.Parse(source.PrivateIp);
        if (Cidr.Contains(Vpc(world, source.VpcId).Cidr, target))
            return RunningAt(world, source.VpcId, target) is not null;
        var peerVpc = Cross(world, source.VpcId, from, target, at);
        return peerVpc is not null
            && RunningAt(world, peerVpc, target) is not null
            && Cross(world, peerVpc, target, from, at) == source.VpcId;
    }

    /// <summary>The VPC at the far end, or null when the packet dies on the way.</summary>
    private static string? Cross(World world, string vpcId, IPAddress from, IPAddress to, DateTimeOffset at)
    {
        if (VpcRouteTo(world, vpcId, to, at) is not { } published)
            return null;
        var gateway = world.Gateways.Find(g => g.Id == published.GatewayId);
        if (gateway is null || !gateway.CarriesTrafficAt(at))
            return null;
        var route = Cidr.Longest(world.RoutesOf(gateway).Where(r => r.ExistsAt(at)), r => r.Destination, to);
        var connection = world.Connections.Find(c => c.Id == route?.NextHop);
        if (connection is null || !Cidr.Contains(connection.LocalSubnet, from) || !Cidr.Contains(connection.RemoteSubnet, to))
            return null;
        return FarVpc(world, gateway, connection, at);
    }

    private static VpnRoute? VpcRouteTo(World world, string vpcId, IPAddress to, DateTimeOffset at)
    {
        var gateways = world.Gateways.Where(g => g.VpcId == vpcId).Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        return Cidr.Longest(world.Routes.Where(r => gateways.Contains(r.GatewayId) && r.IsPublishedAt(at)), r => r.Destination, to);
    }

    private static string? FarVpc(World world, Gateway gateway, Connection connection, DateTimeOffset at)
    {
        // Traffic keeps to the master while it is up and comes back to it by itself.
        foreach (var tunnel in connection.Tunnels.OrderByDescending(t => t.IsMaster))
        {
            var end = new TunnelEnd(gateway, connection, tunnel);
            if (Negotiation.Status(world, end, at) == Negotiation.Up)
                return Negotiation.Peer(world, end, at)!.Gateway.VpcId;
        }

        if (connection.ExistsAt(at))
            connection.TriggeredAt ??= at;
        return null;
    }

    private static Instance? RunningAt(World world, string vpcId, IPAddress ip) =>
        world.Instances.Find(i => i.VpcId == vpcId && i.IsRunning && i.PrivateIp == ip.ToString());

    private static Vpc Vpc(World world, string id) => world.Vpcs.First(v => v.Id == id);
}
