namespace VpnPortal.Emulator.Control;

/// <summary>Faults waiting for their call, first in first out. Not part of the saved state.</summary>
internal sealed class FaultQueue
{
    private readonly Lock gate = new();
    private readonly List<Fault> waiting = [];

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
            waiting.Clear();
    }

    public Fault? Take(string action)
    {
        lock (gate)
        {
            var index = waiting.FindIndex(f => f.Action == "*" || f.Action == action);
            if (index < 0)
                return null;
            var fault = waiting[index];
            if (fault.Count > 1)
                waiting[index] = fault with { Count = fault.Count - 1 };
            else
                waiting.RemoveAt(index);
            return fault;
        }
    }
}
