using System.Diagnostics.Metrics;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Storage;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Operations;

/// <summary>Tells the state of the portal to whoever measures it. Figures from the database are refreshed on a schedule, so that asking costs nothing.</summary>
internal sealed class PortalMeter
{
    private readonly StorageHealth storage;
    private readonly IDatabaseBackups backups;
    private readonly RegionObserver observer;
    private readonly TimeProvider time;
    private volatile RunFigures? runs;
    private int carried;

    public PortalMeter(IMeterFactory meters, StorageHealth storage, IDatabaseBackups backups, RegionObserver observer, TimeProvider time)
    {
        (this.storage, this.backups, this.observer, this.time) = (storage, backups, observer, time);
        var meter = meters.Create("VpnPortal.Engine");
        meter.CreateObservableGauge("vpnportal.runs", Runs, "{run}", "Runs by state, of all portals that share the database.");
        meter.CreateObservableGauge("vpnportal.runs.carried", () => Volatile.Read(ref carried), "{run}", "Runs that this portal carries on now.");
        meter.CreateObservableGauge("vpnportal.runs.queued", Queued, "{run}", "Unfinished runs that this portal does not carry on; with one portal, those that wait.");
        meter.CreateObservableGauge("vpnportal.storage.free", Free, "By", "Free space in the data directory.");
        meter.CreateObservableGauge("vpnportal.storage.level", () => (int)storage.Condition.Level, null, "0 sound, 1 low, 2 no new runs, 3 read-only.");
        meter.CreateObservableGauge("vpnportal.backup.age", BackupAge, "s", "Age of the newest copy of the database; absent when the portal makes none.");
        meter.CreateObservableGauge("vpnportal.observation.age", Ages, "s", "Time since a region was last looked at.");
        meter.CreateObservableGauge("vpnportal.observation.faults", () => observer.Regions.Count(region => observer.Fault(region) is not null), "{region}", "Regions that cannot be seen.");
    }

    /// <summary>The latest count.</summary>
    public void Refresh(RunFigures counted) => runs = counted;

    /// <summary>A run is carried on until the returned object is disposed.</summary>
    public IDisposable Carry()
    {
        Interlocked.Increment(ref carried);
        return new Carried(this);
    }

    private IEnumerable<Measurement<int>> Runs() => runs is not { } counted ? [] :
    [
        new(counted.Unfinished, new KeyValuePair<string, object?>("state", "unfinished")),
        new(counted.Succeeded, new KeyValuePair<string, object?>("state", "succeeded")),
        new(counted.Failed, new KeyValuePair<string, object?>("state", "failed")),
    ];

    private IEnumerable<Measurement<int>> Queued() => runs is { } counted ? [new(Math.Max(0, counted.Unfinished - Volatile.Read(ref carried)))] : [];

    private IEnumerable<Measurement<long>> Free() => storage.Condition.FreeBytes is { } free ? [new(free)] : [];

    private IEnumerable<Measurement<double>> BackupAge() => backups.List() is [var newest, ..] ? [new((time.GetUtcNow() - newest.At).TotalSeconds)] : [];

    private IEnumerable<Measurement<double>> Ages() =>
        from region in observer.Regions
        where observer.LookedAt(region) is not null
        select new Measurement<double>((time.GetUtcNow() - observer.LookedAt(region)!.Value).TotalSeconds, new KeyValuePair<string, object?>("region", region));

    private sealed class Carried(PortalMeter meter) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref meter.carried);
    }
}
