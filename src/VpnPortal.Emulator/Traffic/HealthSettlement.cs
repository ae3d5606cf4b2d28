using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>A health check fails after its retries and recovers with the next answered probe.</summary>
internal static class HealthSettlement
{
    public static void Settle(Moment moment, TunnelEnd end)
    {
        if (end.Connection.Health is not { } check)
            return;
        var answered = Carriage.Works(moment.World, end.Connection, end.Tunnel) && Reachability.HostIsThere(moment.World, end.Tunnel.PeerOwnerId!, check.DestinationIp);
        if (answered == (check.Status == HealthCheck.Success))
        {
            check.ChangesAt = null;
            return;
        }

        check.ChangesAt ??= moment.At + moment.Seconds(answered ? check.Interval : check.Interval * check.Retry);
        if (moment.At < check.ChangesAt)
        {
            moment.WakeAt(check.ChangesAt.Value);
            return;
        }

        (check.Status, check.ChangesAt) = (answered ? HealthCheck.Success : HealthCheck.Failed, null);
        moment.Note(end, "health", check.Status, $"[HEALTH]: health check {check.Status}, destination {check.DestinationIp}");
    }
}
