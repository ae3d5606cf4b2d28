using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Data;

namespace VpnPortal.Engine.Observation;

/// <summary>
/// Looks at each region with one listing per kind of resource and tick, however many runs wait there, and keeps the latest
/// snapshot. Each region is looked at by itself. Regions with a run are looked at often, regions that only hold finished deployments now and then.
/// </summary>
public sealed class RegionObserver(IVpcApi vpc, TransitionRecorder recorder, LookSchedule schedule, ILogger<RegionObserver> logger)
{
    private readonly ConcurrentDictionary<string, RegionSnapshot> snapshots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegionFault> faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> looks = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Watcher, string> watchers = new();
    private TaskCompletionSource tick = NewTick();

    /// <summary>The latest snapshot of a region, or null.</summary>
    public RegionSnapshot? Latest(string regionId) => snapshots.GetValueOrDefault(regionId);

    /// <summary>Why the region cannot be seen at present, or null.</summary>
    public RegionFault? Fault(string regionId) => faults.GetValueOrDefault(regionId);

    /// <summary>When the region was last looked at, whether it could be seen or not; null before the first look.</summary>
    public DateTimeOffset? LookedAt(string regionId) => looks.TryGetValue(regionId, out var at) ? at : null;

    /// <summary>The regions that were looked at since the start.</summary>
    public IReadOnlyCollection<string> Regions => [.. looks.Keys];

    /// <summary>Completes when any region was looked at next.</summary>
    public Task NextTick => Volatile.Read(ref tick).Task;

    /// <summary>Looks at the region often until the returned object is disposed.</summary>
    public IDisposable Watch(string regionId) => Watch(regionId, _ => null);

    /// <summary>The same for somebody who knows at which moments it matters.</summary>
    /// <param name="within">How soon the next look is wanted, at that pace of the cloud's clock; null when it does not matter.</param>
    public IDisposable Watch(string regionId, Func<double, TimeSpan?> within)
    {
        var watcher = new Watcher(within, gone => watchers.TryRemove(gone, out _));
        watchers[watcher] = regionId;
        _ = schedule.SoonAsync(regionId);
        return watcher;
    }

    /// <summary>How soon the next look is needed. A cloud that refuses to answer, because it was asked too often above all, is not asked sooner.</summary>
    internal LookNeed NeedOf(string regionId)
    {
        var waiting = watchers.Where(entry => entry.Value == regionId).Select(entry => entry.Key).ToList();
        var listed = Math.Max(Latest(regionId)?.Gateways.Count ?? 0, Latest(regionId)?.Connections.Count ?? 0);
        return new(waiting.Count > 0, Math.Max(1, (listed + IVpcApi.PageSize - 1) / IVpcApi.PageSize), timeScale => Fault(regionId) is null ? waiting.Min(watcher => watcher.Within(timeScale)) : null);
    }

    internal async Task LookAsync(string regionId, CancellationToken cancellationToken)
    {
        try
        {
            var begun = recorder.Now; // a write during the look may be missing in what was listed before it
            var gateways = await vpc.DescribeVpnGatewaysAsync(regionId, cancellationToken);
            var connections = await vpc.DescribeIpsecConnectionsAsync(regionId, cancellationToken);
            var snapshot = new RegionSnapshot(regionId, begun, gateways.ToEquatableArray(), connections.ToEquatableArray());
            snapshots[regionId] = snapshot;
            if (faults.TryRemove(regionId, out _)) Log.RegionSeenAgain(logger, regionId);
            await recorder.RecordAsync(snapshot, cancellationToken);
        }
        catch (CloudException exception)
        {
            var fault = new RegionFault(exception.Code, exception.CloudMessage, recorder.Now);
            var told = faults.TryGetValue(regionId, out var before) && before.Code == fault.Code;
            faults[regionId] = fault with { Since = before?.Since ?? fault.Since };
            if (!told) Log.RegionNotSeen(logger, regionId, exception.Code, exception.CloudMessage);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // What was seen stays visible; the change of state is recorded by a later look, once the disk takes it.
            Log.StatesNotRecorded(logger, regionId, exception);
        }

        looks[regionId] = recorder.Now;
        recorder.Announce(regionId);
        Interlocked.Exchange(ref tick, NewTick()).TrySetResult();
    }

    private static TaskCompletionSource NewTick() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Watcher(Func<double, TimeSpan?> within, Action<Watcher> end) : IDisposable
    {
        public Func<double, TimeSpan?> Within => within;

        public void Dispose() => end(this);
    }
}

/// <summary>Why a region cannot be seen.</summary>
public sealed record RegionFault(string Code, string Message, DateTimeOffset Since);
