using System.Net;
using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Computes whether a packet and its answer arrive, from routes, publication and tunnels on both sides.</summary>
internal static class Reachability
{
    /// <summary>True when the echo comes back. A packet that finds sleeping tunnels wakes them and is lost.</summary>
    public static bool Answers(World world, Instance source, string target, DateTimeOffset at) => Trace(world, source, target, at, wakes: true);

    /// <summary>True when an echo would come back; nothing is sent, so nothing wakes.</summary>
    public static bool WouldAnswer(World world, Instance source, string target, DateTimeOffset at) => Trace(world, source, target, at, wakes: false);

    private static bool Trace(World world, Instance source, string target, DateTimeOffset at, bool wakes)
    {
        if (!source.IsRunning)
            return false;
        var (from, to) = (IPAddress.Parse(source.PrivateIp), IPAddress.Parse(target));
        if (Cidr.Contains(world.Vpcs[source.VpcId].Cidr, to))
            return HostIsThere(world, source.VpcId, target);
        var far = FromVpc(world, source.VpcId, from, to, at, wakes);
        return far is not null && HostIsThere(world, far, target) && Back(world, far, to, from, at, wakes) == source.VpcId;
    }

    /// <summary>Whether somebody answers at an address inside a VPC, behind a gateway (its VPC) or behind a device.</summary>
    public static bool HostIsThere(World world, string place, string ip)
    {
        if (world.Devices.TryGetValue(place, out var device))
            return device.Hosts.Contains(ip, StringComparer.Ordinal);
        var vpc = world.Gateways.TryGetValue(place, out var gateway) ? gateway.VpcId : place;
        return world.Instances.Values.Any(i => i.VpcId == vpc && i.IsRunning && i.PrivateIp == ip && !world.ClosedSecurityGroups.Contains(i.SecurityGroupId));
    }

    private static string? Back(World world, string place, IPAddress from, IPAddress to, DateTimeOffset at, bool wakes) =>
        world.Devices.TryGetValue(place, out var device)
            ? Through(world, Forwarding.Choose(world, device, from, to), at, wakes)
            : FromVpc(world, place, from, to, at, wakes);

    /// <summary>The VPC or device that a packet from a VPC gets to, or null when it dies on the way.</summary>
    private static string? FromVpc(World world, string vpcId, IPAddress from, IPAddress to, DateTimeOffset at, bool wakes)
    {
        var entries =
            from gateway in world.Gateways.Values
            where gateway.VpcId == vpcId && gateway.CarriesTrafficAt(at)
            from entry in Forwarding.InVpcTable(world, gateway, at)
            where Cidr.Contains(entry.Prefix, to)
            orderby Cidr.Length(entry.Prefix) descending
            select gateway;
        return entries.FirstOrDefault() is { } chosen ? Through(world, Forwarding.Choose(world, chosen, from, to, at), at, wakes) : null;
    }

    private static string? Through(World world, Connection? connection, DateTimeOffset at, bool wakes)
    {
        if (connection is null || !connection.ExistsAt(at))
            return null;
        if (connection.Carrier is { } tunnel && Carriage.Works(world, connection, tunnel))
            return world.Gateways.TryGetValue(tunnel.PeerOwnerId!, out var far) ? far.VpcId : tunnel.PeerOwnerId;
        if (wakes && connection.TriggeredAt is null)
        {
            connection.TriggeredAt = at;
            world.Agenda.Add(at);
        }

        return null;
    }
}
