using System.Net;
using System.Text.Json;

namespace VpnPortal.Emulator.State;

/// <summary>Whether a world that was read from a file hangs together; one that does not would fail later, in somebody's call.</summary>
internal static class WorldCheck
{
    /// <exception cref="JsonException">Something points nowhere or cannot be what it says; the message names it.</exception>
    public static void Insist(World world)
    {
        Named(world.Vpcs, v => v.Id);
        Named(world.VSwitches, s => s.Id);
        Named(world.Instances, i => i.Id);
        Named(world.Gateways, g => g.Id);
        Named(world.CustomerGateways, c => c.Id);
        Named(world.Connections, c => c.Id);
        Named(world.Devices, d => d.Id);
        Named(world.Roles, r => r.Name);
        Named(world.Diagnoses, d => d.Id);
        Whole(world.Routes, "route");
        Whole(world.Invocations, "invocation");
        Whole(world.Invocations.SelectMany(i => i.Runs), "run");
        Whole(world.Transitions, "transition");
        Whole(world.Tokens.Values, "token");
        Whole(world.Tags.Values, "list of tags");
        Whole(world.Tags.Values.SelectMany(t => t), "tag");
        Whole(world.Ledger.Writes.Concat(world.Ledger.Reads), "entry of the ledger");
        Networks(world);
        foreach (var connection in world.Connections.Values)
            Ends(world, connection);
        foreach (var link in world.Devices.Values.SelectMany(d => d.Links))
            Tunnels(link);
        foreach (var route in world.Routes)
            Exists(world.Gateways, route.GatewayId, route.Name);
        foreach (var ping in world.Invocations.SelectMany(i => i.Runs).Select(r => r.Ping).OfType<PingOrder>())
            Insist(IPAddress.TryParse(ping.Target, out _), $"{ping.Target} cannot be pinged.");
    }

    private static void Networks(World world)
    {
        foreach (var vSwitch in world.VSwitches.Values)
        {
            Exists(world.Vpcs, vSwitch.VpcId, vSwitch.Id);
            Insist(IPNetwork.TryParse(vSwitch.Cidr, out _), $"{vSwitch.Cidr} of {vSwitch.Id} is no prefix.");
        }

        foreach (var instance in world.Instances.Values)
        {
            Exists(world.Vpcs, instance.VpcId, instance.Id);
            Exists(world.VSwitches, instance.VSwitchId, instance.Id);
            Insist(IPAddress.TryParse(instance.PrivateIp, out _), $"{instance.PrivateIp} of {instance.Id} is no address.");
        }

        foreach (var gateway in world.Gateways.Values)
        {
            Exists(world.Vpcs, gateway.VpcId, gateway.Id);
            Exists(world.VSwitches, gateway.VSwitchId, gateway.Id);
            Insist((gateway.SecondVSwitchId is null) == (gateway.SecondInternetIp is null), $"{gateway.Id} needs a second vSwitch and a second address, or neither.");
            if (gateway.SecondVSwitchId is { } second)
                Exists(world.VSwitches, second, gateway.Id);
        }
    }

    private static void Ends(World world, Connection connection)
    {
        Exists(world.Gateways, connection.OwnerId, connection.Id);
        Tunnels(connection);
        Insist(connection.IsDual == world.Gateways[connection.OwnerId].IsDual, $"{connection.Id} has not the tunnels of its gateway.");
        foreach (var tunnel in connection.Tunnels)
            Exists(world.CustomerGateways, tunnel.CustomerGatewayId, tunnel.Id);
    }

    private static void Tunnels(Connection connection)
    {
        Insist(connection.Tunnels.Count is 1 or 2, $"{connection.Id} has not one or two tunnels.");
        Whole(connection.Tunnels, "tunnel");
        foreach (var bgp in connection.Tunnels.Select(t => t.Bgp).OfType<BgpSettings>())
            Insist(IPAddress.TryParse(bgp.LocalBgpIp, out _), $"{bgp.LocalBgpIp} of {connection.Id} is no address.");
    }

    private static void Named<T>(OrderedDictionary<string, T> all, Func<T, string> name)
        where T : class
    {
        foreach (var (key, item) in all)
            Insist(item is not null && name(item) == key, $"{key} is not what stands there.");
    }

    private static void Whole<T>(IEnumerable<T?> items, string what)
        where T : class => Insist(!items.Contains(null), $"A {what} is missing.");

    private static void Exists<T>(OrderedDictionary<string, T> all, string id, string of) => Insist(all.ContainsKey(id), $"{of} points to {id}, which is not there.");

    private static void Insist(bool holds, string otherwise)
    {
        if (!holds)
            throw new JsonException(otherwise);
    }
}
