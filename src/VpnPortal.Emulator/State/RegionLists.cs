namespace VpnPortal.Emulator.State;

/// <summary>What stands in a region or belongs to a gateway, kept as lists until the world changes.</summary>
internal sealed class RegionLists
{
    private readonly Dictionary<(Type Kind, string Region), (long Version, object List)> lists = [];
    private readonly Dictionary<Type, (long Version, object Lookup)> owned = [];

    public List<T> Of<T>(long version, OrderedDictionary<string, T> all, string region, Func<T, string> regionOf)
        where T : class
    {
        if (lists.TryGetValue((typeof(T), region), out var known) && known.Version == version)
            return (List<T>)known.List;
        var fresh = all.Values.Where(item => regionOf(item) == region).ToList();
        lists[(typeof(T), region)] = (version, fresh);
        return fresh;
    }

    public IEnumerable<T> OwnedBy<T>(long version, IEnumerable<T> all, string owner, Func<T, string> ownerOf)
        where T : class
    {
        if (!owned.TryGetValue(typeof(T), out var known) || known.Version != version)
            owned[typeof(T)] = known = (version, all.ToLookup(ownerOf, StringComparer.Ordinal));
        return ((ILookup<string, T>)known.Lookup)[owner];
    }
}
