using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>
/// Brings the world up to a moment: everything that was due on the way happens at its own time and in order, and every
/// packet of a running ping meets the world as it was when the packet left.
/// </summary>
internal static class Simulation
{
    public static void AdvanceTo(World world, DateTimeOffset now, double pace)
    {
        while (true)
        {
            var due = world.Agenda.Count > 0 ? world.Agenda.Min : DateTimeOffset.MaxValue;
            var packet = PingRun.Next(world);
            if (due > now && !(packet?.At <= now))
                return;
            if (packet is { } next && next.At < due)
            {
                PingRun.Send(world, next.Run, next.At);
            }
            else
            {
                world.Agenda.Remove(due);
                Settle(world, due, pace);
            }
        }
    }

    /// <summary>Works out what follows from a change. To be called after every change, at the moment of the change.</summary>
    public static void Settle(World world, DateTimeOffset at, double pace)
    {
        world.Sweep(at);
        world.Version++;
        var moment = new Moment(world, new EndMap(world), at, pace);
        foreach (var end in moment.Ends)
            TunnelSettlement.Settle(moment, end);
        foreach (var end in moment.Ends)
            BgpSettlement.Settle(moment, end);
        foreach (var end in moment.Ends)
            HealthSettlement.Settle(moment, end);
        foreach (var end in moment.Ends.Where(e => e.Tunnel == e.Connection.Tunnels[0]))
            Carriage.Settle(moment, end.Gateway, end.Connection);
    }
}
