using System.Collections.Concurrent;

namespace VpnPortal.Engine;

/// <summary>
/// Tells listeners that something changed, never what: they read the snapshot again. A listener must not throw: it only asks
/// its own component to read, and that component shows what goes wrong then.
/// </summary>
public sealed class ChangeNotifier
{
    private const string RegionStart = "region:";
    private readonly ConcurrentDictionary<(string Topic, Guid Id), Action> listeners = new();

    /// <summary>Topic of a run.</summary>
    public static string Run(string runId) => $"run:{runId}";

    /// <summary>Topic of what operators ask of a run while it goes on.</summary>
    public static string Control(string runId) => $"control:{runId}";

    /// <summary>Topic of a deployment: its draft, its runs, its proofs.</summary>
    public static string Deployment(string deploymentId) => $"deployment:{deploymentId}";

    /// <summary>Topic of a region's snapshot. Each portal of a team has its own.</summary>
    public static string Region(string regionId) => RegionStart + regionId;

    /// <summary>The region whose topic it is, or null.</summary>
    internal static string? RegionOf(string topic) => topic.StartsWith(RegionStart, StringComparison.Ordinal) ? topic[RegionStart.Length..] : null;

    /// <summary>Topic of whether things can be stored.</summary>
    public const string Storage = "storage";

    /// <summary>Topic of the copies of the database.</summary>
    public const string Backups = "backups";

    /// <summary>Topic of the list of deployments.</summary>
    public const string Deployments = "deployments";

    /// <summary>
    /// Listens until the returned object is disposed. The callback must return at once. It runs in the listener's own context, its
    /// language above all, and never in that of whoever changed something.
    /// </summary>
    public IDisposable Subscribe(string topic, Action changed)
    {
        var key = (topic, Guid.NewGuid());
        listeners[key] = ExecutionContext.Capture() is { } own ? () => ExecutionContext.Run(own, _ => changed(), null) : changed;
        return new Subscription(() => listeners.TryRemove(key, out _));
    }

    /// <summary>Takes what the other portals of the team must hear of.</summary>
    internal Action<string>? Relay { get; set; }

    /// <summary>Tells everyone who listens to the topic, at every portal of the team.</summary>
    public void Notify(string topic)
    {
        Tell(topic);
        if (RegionOf(topic) is null) Relay?.Invoke(topic);
    }

    /// <summary>Lets the other portals look at a region in which a change was seen.</summary>
    internal void TellOthersToLook(string regionId) => Relay?.Invoke(Region(regionId));

    /// <summary>Tells everyone here, whatever they listen to: something may have been missed.</summary>
    internal void TellAll()
    {
        foreach (var changed in listeners.Values) changed();
    }

    /// <summary>Tells everyone here who listens to the topic.</summary>
    internal void Tell(string topic)
    {
        foreach (var ((listenedTopic, _), changed) in listeners)
            if (listenedTopic == topic) changed();
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
