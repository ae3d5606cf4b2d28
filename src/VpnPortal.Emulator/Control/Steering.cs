using System.Net;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Control;

/// <summary>Breaks and mends paths, opens and closes security groups.</summary>
internal static class Steering
{
    private const double LongestDetection = 3600;

    public static void Apply(World world, TrafficOrder order, DateTimeOffset now, double pace)
    {
        if (order.DetectionSeconds is < 0 or > LongestDetection)
            throw new InvalidOrderException($"DetectionSeconds must be between 0 and {LongestDetection}.");
        if ((order.Cut ?? []).Concat(order.Heal ?? []).FirstOrDefault(ip => !IPAddress.TryParse(ip, out _)) is { } wrong)
            throw new InvalidOrderException($"{wrong} is no address.");
        world.DetectionSeconds = order.DetectionSeconds ?? world.DetectionSeconds;
        foreach (var ip in order.Cut ?? [])
            world.CutPaths.TryAdd(ip, now + TimeSpan.FromSeconds(world.DetectionSeconds / pace));
        foreach (var ip in order.Heal ?? [])
            Heal(world, ip, now);
        world.ClosedSecurityGroups.UnionWith(order.CloseSecurityGroups ?? []);
        world.ClosedSecurityGroups.ExceptWith(order.OpenSecurityGroups ?? []);
    }

    /// <summary>A tunnel whose break went unnoticed goes on; the others negotiate again.</summary>
    private static void Heal(World world, string ip, DateTimeOffset now)
    {
        if (!world.CutPaths.Remove(ip))
            return;
        foreach (var tunnel in world.AllConnections.SelectMany(c => c.Tunnels).Where(t => (t.LocalIp == ip || t.RemoteIp == ip) && t.Status != Tunnel.Up))
            tunnel.NegotiateFrom = now > tunnel.NegotiateFrom ? now : tunnel.NegotiateFrom;
    }
}
