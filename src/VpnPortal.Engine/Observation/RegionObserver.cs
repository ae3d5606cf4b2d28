using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Data;
using VpnPortal.Data.Queries;

namespace VpnPortal.Engine.Observation;

/// <summary>
/// Looks at each region with one listing per kind of resource and tick, however many runs wait there, and keeps the latest
/// snapshot. Regions with a run are looked at often, regions that only hold finished deployments now and then.
/// </summary>
public sealed class RegionObserver(
    IVpcApi vpc, DeploymentsQuery deployments, TransitionRecorder recorder, IOptions<EngineOptions> options, ILogger<RegionObserver> logger)
    : BackgroundService
{
    private readonly ConcurrentDictionary<string, RegionSnapshot> snapshots = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegionFault> faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> watchers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> due = new(StringComparer.Ordinal);
    private TaskCompletionSource tick = NewTick();
    private TaskCompletionSource wake = NewTick();

    /// <summary>The latest snapshot of a region, or null.</summary>
    public RegionSnapshot? Latest(string regionId) => snapshots.GetValueOrDefault(regionId);

    /// <summary>Why the region cannot be seen at present, or null.</summary>
    public RegionFault? Fault(string regionId) => faults.GetValueOrDefault(regionId);

    /// <summary>Completes when any region was looked at next.</summary>
    public Task NextTick => Volatile.Read(ref tick).Task;

    /// <summary>Looks at the region often until the returned object is disposed.</summary>
    public IDisposable Watch(string regionId)
    {
        watchers.AddOrUpdate(regionId, 1, (_, count) => count + 1);
        due[regionId] = DateTimeOffset.MinValue;
        Volatile.Read(ref wake).TrySetResult();
        return new Watcher(() => watchers.AddOrUpdate(regionId, 0, (_, count) => count - 1));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var region in await deployments.RegionsAsync(stoppingToken)) due.TryAdd(region, DateTimeOffset.MinValue);
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = recorder.Now;
            await Task.WhenAll(due.Where(entry => entry.Value <= now).Select(entry => LookAsync(entry.Key, stoppingToken)));
            await WaitAsync(stoppingToken);
        }
    }

    private async Task LookAsync(string regionId, CancellationToken cancellationToken)
    {
        try
        {
            var gateways = await vpc.DescribeVpnGatewaysAsync(regionId, cancellationToken);
            var connections = await vpc.DescribeIpsecConnectionsAsync(regionId, cancellationToken);
            var snapshot = new RegionSnapshot(regionId, recorder.Now, gateways.ToEquatableArray(), connections.ToEquatableArray());
            snapshots[regionId] = snapshot;
            await recorder.RecordAsync(snapshot, cancellationToken);
            if (faults.TryRemove(regionId, out _)) Log.RegionSeenAgain(logger, regionId);
        }
        catch (CloudException exception)
        {
            if (faults.TryAdd(regionId, new RegionFault(exception.Code, exception.CloudMessage, recorder.Now)))
                Log.RegionNotSeen(logger, regionId, exception.Code, exception.CloudMessage);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // What was seen stays visible; the change of state is recorded by a later look, once the disk takes it.
            Log.StatesNotRecorded(logger, regionId, exception);
        }

        due[regionId] = recorder.Now + (watchers.GetValueOrDefault(regionId) > 0 ? options.Value.ObserveInterval : options.Value.IdleInterval);
        recorder.Announce(regionId);
        Interlocked.Exchange(ref tick, NewTick()).TrySetResult();
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var next = due.IsEmpty ? recorder.Now + options.Value.IdleInterval : due.Values.Min();
        var pause = next - recorder.Now;
        if (pause > TimeSpan.Zero) await Task.WhenAny(Task.Delay(pause, cancellationToken), Volatile.Read(ref wake).Task);
        if (wake.Task.IsCompleted) Interlocked.Exchange(ref wake, NewTick());
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewTick() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Watcher(Action end) : IDisposable
    {
        private Action? end = end;

        public void Dispose() => Interlocked.Exchange(ref end, null)?.Invoke();
    }
}

/// <summary>Why a region cannot be seen.</summary>
public sealed record RegionFault(string Code, string Message, DateTimeOffset Since);
