namespace VpnPortal.Emulator.State;

/// <summary>JSON of resources that somebody asked for, kept until the world changes: most callers ask again before that.</summary>
internal sealed class WrittenViews
{
    private readonly Dictionary<(string View, string Id), byte[]> written = [];
    private long version;

    public byte[] Of(long current, string view, string id, Func<byte[]> write)
    {
        if (version != current)
        {
            written.Clear();
            version = current;
        }

        if (!written.TryGetValue((view, id), out var json))
            written[(view, id)] = json = write();
        return json;
    }
}
