using System.Text.Json.Nodes;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Control;

/// <summary>What a test or a trainer may do to the emulated cloud from behind the scenes.</summary>
internal sealed class ControlRoom(WorldStore store, EmulatorClock clock, FaultQueue faults, ulong seed)
{
    public const double SmallestScale = 0.001;
    public const double LargestScale = 100_000;

    private static readonly TimeSpan LongestAdvance = TimeSpan.FromDays(3660);
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<Fault> Faults => faults.Waiting;

    public ClockReading Clock => store.Use(w => new ClockReading(clock.Now(w), clock.Scale, w.StoppedAt is not null), save: false);

    public IReadOnlyList<LedgerEntry> Ledger(bool onlyWrites) =>
        store.Use<IReadOnlyList<LedgerEntry>>(w => onlyWrites ? [.. w.Ledger.Writes] : w.Ledger.All(), save: false);

    public byte[] Snapshot() => store.Use(world => SnapshotFile.Write(world, new(clock.Scale, faults.Save())), save: false);

    public void Restore(ReadOnlySpan<byte> snapshot)
    {
        var (world, desk) = SnapshotFile.Read(snapshot);
        store.Replace(world);
        if (desk is null)
            return;
        clock.Scale = desk.Scale;
        faults.Load(desk.Faults);
    }

    public void Reset()
    {
        faults.Clear();
        store.Reset();
    }

    /// <summary>A fresh account with this landscape and nothing else.</summary>
    public void Seed(LandscapeFile landscape) => store.Replace(LandscapeReader.Build(landscape, seed));

    /// <summary>Holds for what begins from now on; what is under way keeps its times.</summary>
    public void SetScale(double scale)
    {
        if (!IsScale(scale))
            throw new InvalidOrderException($"The scale must be between {SmallestScale} and {LargestScale}.");
        clock.Scale = scale;
    }

    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero || time > LongestAdvance)
            throw new InvalidOrderException($"Time goes forward, by at most {LongestAdvance.TotalDays:0} days at once.");
        Change(world => world.ClockOffset += time);
    }

    /// <summary>Time stands still at a moment, until it is let go.</summary>
    public void StopClock(DateTimeOffset at)
    {
        if (at < Earliest || at > Latest)
            throw new InvalidOrderException($"The clock stops between {Earliest:yyyy} and {Latest:yyyy}.");
        Change(world =>
        {
            if (at < clock.Now(world) && world.Ledger.Sequence > 0)
                throw new InvalidOrderException("Time does not run backwards once there were calls; reset first.");
            (world.StoppedAt, world.ClockOffset) = (at, TimeSpan.Zero);
        });
    }

    /// <summary>Time goes on from where it stood.</summary>
    public void StartClock() => Change(world =>
    {
        world.ClockOffset = clock.Now(world) - clock.Wall;
        world.StoppedAt = null;
    });

    public TrafficReading Traffic => store.Use(
        w => new TrafficReading(w.DetectionSeconds, [.. w.CutPaths.Keys], [.. w.ClosedSecurityGroups], [.. w.Devices.Values.Select(d => d.Id)]), save: false);

    public void Steer(TrafficOrder order) => Change(world => Steering.Apply(world, order, clock.Now(world), clock.Scale));

    /// <summary>Puts a device at the far end of tunnels, in the place of one with the same id.</summary>
    public void Place(DeviceFile file)
    {
        var device = DeviceReader.Build(file);
        Change(world =>
        {
            world.Devices[device.Id] = device;
            DeviceReader.Begin(device, clock.Now(world));
        });
    }

    /// <summary>The same, configured from the portal's parameter file.</summary>
    public void Place(JsonObject parameters, string? side, string id, IReadOnlyList<string> hosts) => Place(ParameterFileReader.Read(parameters, side, id, hosts));

    public bool RemoveDevice(string id)
    {
        var removed = false;
        Change(world => removed = world.Devices.Remove(id));
        return removed;
    }

    public void Add(Fault fault)
    {
        if (fault.Problem() is { } problem)
            throw new InvalidOrderException(problem);
        faults.Add(fault);
    }

    public void ClearFaults() => faults.Clear();

    public static bool IsScale(double scale) => scale is >= SmallestScale and <= LargestScale;

    /// <summary>Brings the world up to the present, changes it, and works out what follows.</summary>
    private void Change(Action<World> change) => store.Use(
        world =>
        {
            Simulation.AdvanceTo(world, clock.Now(world), clock.Scale);
            change(world);
            Simulation.AdvanceTo(world, clock.Now(world), clock.Scale);
            Simulation.Settle(world, clock.Now(world), clock.Scale);
            return world.ClockOffset;
        },
        save: true);
}
