using System.Collections.Concurrent;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Benchmark;

/// <summary>What the engine saw of some regions, and when each look was over.</summary>
internal sealed class Sightings : IDisposable
{
    private readonly ConcurrentQueue<(DateTimeOffset At, Dictionary<string, string> States)> looks = new();
    private readonly List<IDisposable> subscriptions;

    public Sightings(PortalAtWork portal, IEnumerable<string> regions) => subscriptions =
    [
        .. regions.Select(region => portal.Get<ChangeNotifier>().Subscribe(ChangeNotifier.Region(region), () => Note(portal.Get<RegionObserver>().Latest(region)))),
    ];

    public static string Key(string connectionId, string role, string kind) => $"{connectionId}/{role}/{kind}";

    public static string Word(bool isUp) => isUp ? "up" : "down";

    /// <summary>
    /// How long each change went unseen. One that was over before anybody could be expected to look, within <paramref name="patience"/>, is left
    /// out; any other that nobody saw counts with all the time that it lasted.
    /// </summary>
    public IEnumerable<TimeSpan> DelaysOf(IEnumerable<Change> changes, DateTimeOffset end, TimeSpan patience)
    {
        foreach (var changesOfOne in changes.Where(change => change.At < end).GroupBy(change => change.Key, StringComparer.Ordinal))
        {
            var inOrder = changesOfOne.OrderBy(change => change.At).ToList();
            for (var i = 0; i < inOrder.Count; i++)
            {
                var (change, over) = (inOrder[i], i + 1 < inOrder.Count ? inOrder[i + 1].At : end);
                var seen = looks.Where(look => look.At >= change.At && look.States.GetValueOrDefault(change.Key) == change.Value).Select(look => (DateTimeOffset?)look.At).Min();
                if (seen < over + patience) yield return seen.Value - change.At;
                else if (over - change.At > patience) yield return over - change.At;
            }
        }
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());

    private void Note(RegionSnapshot? snapshot)
    {
        if (snapshot is null) return;
        var states = snapshot.Gateways.Select(gateway => KeyValuePair.Create(gateway.Id, gateway.Status.ToString()))
            .Concat(snapshot.Connections.SelectMany(connection => connection.IsSingleTunnel ? OfSingle(connection) : connection.Tunnels.SelectMany(tunnel => OfTunnel(connection, tunnel))));
        looks.Enqueue((TimeProvider.System.GetUtcNow(), new(states.DistinctBy(state => state.Key), StringComparer.Ordinal)));
    }

    private static IEnumerable<KeyValuePair<string, string>> OfTunnel(ObservedIpsecConnection connection, ObservedTunnel tunnel)
    {
        var role = tunnel.Role.ApiName();
        yield return new(Key(connection.Id, role, "tunnel"), Word(tunnel.Status == TunnelStatus.IpsecSaEstablished));
        yield return new(Key(connection.Id, role, "bgp"), Word(tunnel.Bgp is { IsUp: true }));
    }

    private static IEnumerable<KeyValuePair<string, string>> OfSingle(ObservedIpsecConnection connection)
    {
        yield return new(Key(connection.Id, "", "tunnel"), Word(connection.Status == TunnelStatus.IpsecSaEstablished));
        yield return new(Key(connection.Id, "", "health"), Word(connection.HealthCheck is { Succeeds: true }));
    }
}
