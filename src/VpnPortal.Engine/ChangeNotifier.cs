using System.Collections.Concurrent;

namespace VpnPortal.Engine;

/// <summary>
/// Tells listeners that something changed, never what: they read the snapshot again. A listener must not throw: it only asks
/// its own component to read, and that component shows what goes wrong then.
/// </summary>
public sealed class ChangeNotifier
{
    private readonly ConcurrentDictionary<(string Topic, Guid Id), Action> listeners = new();

    /// <summary>Topic of a run.</summary>
    public static string Run(string runId) => $"run:{runId}";

    /// <summary>Topic of what operators ask of a run while it goes on.</summary>
    public static string Control(string runId) => $"control:{runId}";

    /// <summary>Topic of a deployment: its draft, its runs, its proofs.</summary>
    public static string Deployment(string deploymentId) => $"deployment:{deploymentId}";

    /// <summary>Topic of a region's snapshot.</summary>
    public static string Region(string regionId) => $"region:{regionId}";

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

    /// <summary>Tells everyone who listens to the topic.</summary>
    public void Notify(string topic)
    {
        foreach (var ((listenedTopic, _), changed) in listeners)
            if (listenedTopic == topic) changed();
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
