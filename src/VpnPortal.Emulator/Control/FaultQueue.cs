using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Control;

/// <summary>What a queue of faults remembers. The rolls are how often its dice were thrown.</summary>
internal sealed record FaultMemory(IReadOnlyList<Fault> Waiting, IReadOnlyDictionary<string, DateTimeOffset> ThrottledUntil, ulong Rolls);

/// <summary>Faults waiting for their call, first in first out, and those that concern the whole account. In snapshots, not in the state file.</summary>
internal sealed class FaultQueue(ulong seed)
{
    private readonly Lock gate = new();
    private readonly List<Fault> waiting = [];
    private readonly Dictionary<string, DateTimeOffset> throttledUntil = [];
    private ulong rolls;

    public IReadOnlyList<Fault> Waiting
    {
        get
        {
            lock (gate)
                return [.. waiting];
        }
    }

    public void Add(Fault fault)
    {
        lock (gate)
            waiting.Add(fault);
    }

    public void Clear()
    {
        lock (gate)
        {
            waiting.Clear();
            throttledUntil.Clear();
            rolls = 0;
        }
    }

    public FaultMemory Save()
    {
        lock (gate)
            return new([.. waiting], new Dictionary<string, DateTimeOffset>(throttledUntil), rolls);
    }

    public void Load(FaultMemory memory)
    {
        lock (gate)
        {
            Clear();
            waiting.AddRange(memory.Waiting);
            foreach (var (action, until) in memory.ThrottledUntil)
                throttledUntil[action] = until;
            rolls = memory.Rolls;
        }
    }

    public Fault? Standing(string kind)
    {
        lock (gate)
            return waiting.Find(f => f.Kind == kind && f.IsStanding);
    }

    /// <summary>The fault that hits this call, used up by it.</summary>
    public Fault? Take(string action, DateTimeOffset now)
    {
        lock (gate)
        {
            if (throttledUntil.TryGetValue(action, out var until) && now < until)
                return new(action, Fault.Throttle);
            for (var i = 0; i < waiting.Count; i++)
            {
                var fault = waiting[i];
                if (fault.IsStanding || (fault.Action != "*" && fault.Action != action) || !Hits(fault))
                    continue;
                Use(i, fault);
                if (fault.Kind == Fault.Throttle)
                    throttledUntil[action] = now + TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (now.UtcTicks % TimeSpan.TicksPerMinute));
                return fault;
            }

            return null;
        }
    }

    private bool Hits(Fault fault) =>
        fault.Probability is not { } probability || Draw.Unit((seed * 0x9FB21C651E98DF25UL) + ++rolls) < probability;

    private void Use(int index, Fault fault)
    {
        if (fault.Remaining is not { } left)
            return;
        if (left > 1)
            waiting[index] = fault with { Count = left - 1 };
        else
            waiting.RemoveAt(index);
    }
}
