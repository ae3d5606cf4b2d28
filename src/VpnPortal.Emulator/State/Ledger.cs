namespace VpnPortal.Emulator.State;

/// <summary>Every call. Reads are many and have a shelf of their own, so that polling never pushes a write out.</summary>
internal sealed class Ledger
{
    public const int MostWrites = 20_000;
    public const int MostReads = 2_000;

    public long Sequence { get; set; }

    public Queue<LedgerEntry> Writes { get; init; } = new();

    public Queue<LedgerEntry> Reads { get; init; } = new();

    public void Add(LedgerEntry entry, bool isWrite)
    {
        var (shelf, most) = isWrite ? (Writes, MostWrites) : (Reads, MostReads);
        shelf.Enqueue(entry);
        if (shelf.Count > most)
            shelf.Dequeue();
    }

    /// <summary>Both kinds in the order of the calls.</summary>
    public IReadOnlyList<LedgerEntry> All() => [.. Writes.Concat(Reads).OrderBy(e => e.Sequence)];
}
