namespace VpnPortal.Emulator.State;

/// <summary>What stands in a region, kept as a list until the world changes.</summary>
internal sealed class RegionLists
{
    private readonly Dictionary<(Type Kind, string Region), (long Version, object List)> lists = [];

    public List<T> Of<T>(long version, OrderedDictionary<string, T> all, string region, Func<T, string> regionOf)
        where T : class
    {
        if (lists.TryGetValue((typeof(T), region), out var known) && known.Version == version)
            return (List<T>)known.List;
        var fresh = all.Values.Where(item => regionOf(item) == region).ToList();
        lists[(typeof(T), region)] = (version, fresh);
        return fresh;
    }
}
