using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Control;

/// <summary>What a test or a trainer may do to the emulated cloud from behind the scenes.</summary>
internal sealed class ControlRoom(WorldStore store, EmulatorClock clock, FaultQueue faults)
{
    public const double LargestScale = 100_000;

    public IReadOnlyList<Fault> Faults => faults.Waiting;

    public double Scale => clock.Scale;

    public DateTimeOffset Now => store.Read(clock.Now);

    public IReadOnlyList<LedgerEntry> Ledger() => store.Read(world => world.Ledger.ToList());

    public void Reset()
    {
        faults.Clear();
        store.Reset();
    }

    /// <summary>Holds for what begins from now on; what is under way keeps its times.</summary>
    public void SetScale(double scale)
    {
        if (!IsScale(scale))
            throw new ArgumentOutOfRangeException(nameof(scale));
        clock.Scale = scale;
    }

    public void Advance(TimeSpan time) => store.Write(world =>
    {
        world.ClockOffset += time;
        PingRun.CatchUp(world, clock.Now(world));
        return world.ClockOffset;
    });

    public void Add(Fault fault)
    {
        if (fault.Problem() is { } problem)
            throw new ArgumentException(problem, nameof(fault));
        faults.Add(fault);
    }

    public void ClearFaults() => faults.Clear();

    public static bool IsScale(double scale) => scale is > 0 and <= LargestScale;
}
