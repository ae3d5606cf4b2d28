using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Which tunnel of a connection carries the traffic: the master while it works; a failure shows after the detection time.</summary>
internal static class Carriage
{
    public static void Settle(Moment moment, Gateway? gateway, Connection connection)
    {
        var best = connection.Tunnels.FirstOrDefault(t => Works(moment.World, connection, t));
        var current = connection.Carrier;
        if (current is null || Works(moment.World, connection, current))
        {
            connection.LossNoticedAt = null;
            // Back to the master at once: nothing is lost where both work.
            Take(moment, gateway, connection, best);
            return;
        }

        connection.LossNoticedAt ??= moment.At + moment.Detection;
        if (moment.At < connection.LossNoticedAt)
        {
            moment.WakeAt(connection.LossNoticedAt.Value);
            return;
        }

        connection.LossNoticedAt = null;
        Take(moment, gateway, connection, best);
    }

    /// <summary>True while packets get through: the tunnel is up, its path is whole, and its BGP session stands where one is wanted.</summary>
    public static bool Works(World world, Connection connection, Tunnel tunnel) =>
        tunnel.Status == Tunnel.Up && !world.IsCut(tunnel) && (!connection.EnableBgp || tunnel.IsBgpUp);

    private static void Take(Moment moment, Gateway? gateway, Connection connection, Tunnel? next)
    {
        if (connection.CarrierId == next?.Id)
            return;
        connection.CarrierId = next?.Id;
        if (connection.IsDual && next is not null)
            moment.Note(new(gateway, connection, next), "carrier", next.Role, $"[ROUTE]: traffic uses the {next.Role} tunnel");
    }
}
