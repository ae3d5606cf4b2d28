namespace VpnPortal.Emulator.Wire;

/// <summary>Nonces seen within the lifetime of a signature; bounded, the oldest go first.</summary>
internal sealed class NonceCache(TimeSpan lifetime, int capacity = 200_000)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly Queue<(string Nonce, DateTimeOffset At)> order = new();

    public bool TryUse(string nonce, DateTimeOffset now)
    {
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && now - oldest.At > lifetime)
                used.Remove(order.Dequeue().Nonce);
            if (!used.Add(nonce))
                return false;
            order.Enqueue((nonce, now));
            if (order.Count > capacity)
                used.Remove(order.Dequeue().Nonce);
            return true;
        }
    }
}
