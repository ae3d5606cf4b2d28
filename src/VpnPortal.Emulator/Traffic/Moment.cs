using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>The world while it is being settled at one moment.</summary>
internal sealed class Moment(World world, EndMap ends, DateTimeOffset at, double pace)
{
    private const int KeptTransitions = 5_000;

    public World World => world;

    public DateTimeOffset At => at;

    public IReadOnlyList<TunnelEnd> Ends => ends.All;

    public TimeSpan Detection => Seconds(world.DetectionSeconds);

    /// <summary>Official seconds at the pace of this emulator.</summary>
    public TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds / pace);

    public TunnelEnd? Peer(TunnelEnd end) => ends.Peer(end, at);

    public void WakeAt(DateTimeOffset time)
    {
        if (time > at)
            world.Agenda.Add(time);
    }

    public void Note(TunnelEnd end, string kind, string value, string detail)
    {
        // What a device sees is not in the account's logs.
        if (end.Gateway is null)
            return;
        world.Transitions.Add(new(at, end.Connection.Id, end.Tunnel.Id, kind, value, detail));
        if (world.Transitions.Count > KeptTransitions)
            world.Transitions.RemoveAt(0);
    }
}
