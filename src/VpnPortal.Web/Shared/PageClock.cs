namespace VpnPortal.Web.Shared;

/// <summary>One ticking second per circuit. Components that show ages listen to it and render only when their text changes.</summary>
public sealed class PageClock(TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Action> listeners = [];
    private ITimer? timer;

    public DateTimeOffset Now => clock.GetUtcNow();

    public IDisposable Listen(Action tick)
    {
        lock (gate)
        {
            listeners.Add(tick);
            timer ??= clock.CreateTimer(_ => Tick(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }

        return new Listening(this, tick);
    }

    public void Dispose() => timer?.Dispose();

    private void Tick()
    {
        Action[] now;
        lock (gate) now = [.. listeners];
        foreach (var listener in now) listener();
    }

    private sealed class Listening(PageClock owner, Action tick) : IDisposable
    {
        public void Dispose()
        {
            lock (owner.gate) owner.listeners.Remove(tick);
        }
    }
}
