using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Observation;

/// <summary>Turns snapshots into the kept history of states: one row per change, none for a look that saw nothing new.</summary>
public sealed class TransitionRecorder(ObservationStore store, ChangeNotifier notifier, TimeProvider time)
{
    private readonly Dictionary<string, Dictionary<string, string>> known = new(StringComparer.Ordinal);

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Stores what changed since the last snapshot of the region. Called by one observer, one region at a time.</summary>
    public async Task RecordAsync(RegionSnapshot snapshot, CancellationToken cancellationToken)
    {
        Dictionary<string, string>? before;
        lock (known) before = known.GetValueOrDefault(snapshot.RegionId);
        before ??= new(await store.LatestAsync(snapshot.RegionId, cancellationToken), StringComparer.Ordinal);
        var after = States(snapshot).ToDictionary(StringComparer.Ordinal);
        var changes = after.Where(state => before.GetValueOrDefault(state.Key) != state.Value)
            .Select(state => new Transition(snapshot.RegionId, state.Key, state.Value, snapshot.At)).ToList();
        if (await store.AppendAsync(changes, cancellationToken)) notifier.TellOthersToLook(snapshot.RegionId);
        lock (known) known[snapshot.RegionId] = after;
    }

    /// <summary>Tells listeners that the region was looked at.</summary>
    public void Announce(string regionId) => notifier.Notify(ChangeNotifier.Region(regionId));

    /// <summary>Each id once: a listing may repeat one, and a tunnel that is being made may have none yet.</summary>
    private static IEnumerable<KeyValuePair<string, string>> States(RegionSnapshot snapshot) =>
        snapshot.Gateways.Select(gateway => KeyValuePair.Create(gateway.Id, gateway.Status.ToString()))
            .Concat(snapshot.Connections.SelectMany(connection => connection.IsSingleTunnel ? OfSingle(connection) : connection.Tunnels.SelectMany(OfTunnel)))
            .Where(state => state.Key is not ("" or ObservedParts.BgpSuffix)).DistinctBy(state => state.Key, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, string>> OfTunnel(ObservedTunnel tunnel)
    {
        yield return new(tunnel.Id, tunnel.Status.ToString());
        if (tunnel.Bgp is { } bgp) yield return new(ObservedParts.Bgp(tunnel.Id), bgp.IsUp ? ObservedParts.BgpUp : ObservedParts.BgpDown);
    }

    private static IEnumerable<KeyValuePair<string, string>> OfSingle(ObservedIpsecConnection connection)
    {
        yield return new(connection.Id, connection.Status.ToString());
        if (connection.HealthCheck is { } check)
            yield return new(ObservedParts.HealthCheck(connection.Id), check.Succeeds ? ObservedParts.HealthCheckSucceeds : ObservedParts.HealthCheckFails);
    }
}
