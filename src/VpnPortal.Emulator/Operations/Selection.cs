using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Operations;

/// <summary>A filter of a describe list: the parameter holds one value or a comma list of them.</summary>
internal sealed record Filter<T>(string Parameter, Func<T, HashSet<string>, bool> Fits)
{
    public static Filter<T> By(string parameter, Func<T, string> value) => new(parameter, (item, wanted) => wanted.Contains(value(item)));
}

/// <summary>Picks what a describe list shows. A list without filters costs the same with ten resources and with ten thousand.</summary>
internal static class Selection
{
    /// <param name="call">Its parameters hold the filters.</param>
    /// <param name="all">Everything of the kind.</param>
    /// <param name="byId">The parameter that filters by id.</param>
    /// <param name="place">The region of an item and when it was made.</param>
    /// <param name="region">Null where the region does not matter.</param>
    /// <param name="among">Fewer than all, where a filter is known to leave no others.</param>
    /// <param name="filters">The other filters; those that are not given cost nothing.</param>
    public static IReadOnlyList<T> Select<T>(
        this Call call, OrderedDictionary<string, T> all, string byId, Func<T, (string Region, DateTimeOffset CreatedAt)> place, string? region,
        IEnumerable<KeyValuePair<string, T>>? among, params IReadOnlyList<Filter<T>> filters)
        where T : class
    {
        var (ids, tags) = (call.Wanted(byId), Tags.Read(call, "Tag"));
        var active = filters.Select(f => (Wanted: call.Wanted(f.Parameter), f.Fits)).Where(f => f.Wanted is not null).ToList();
        if (ids is null && active.Count == 0 && tags.Count == 0 && region is not null && call.Troubles.Lag == TimeSpan.Zero)
            return call.World.Lists.Of(call.World.Version, all, region, item => place(item).Region);
        return [.. Candidates(among ?? all, all, ids)
            .Where(p => IsHere(call, place(p.Value), region) && active.TrueForAll(f => f.Fits(p.Value, f.Wanted!)) && call.HasTags(p.Key, tags))
            .Select(p => p.Value)];
    }

    public static IReadOnlyList<T> Select<T>(
        this Call call, OrderedDictionary<string, T> all, string byId, Func<T, (string Region, DateTimeOffset CreatedAt)> place, string? region,
        params IReadOnlyList<Filter<T>> filters)
        where T : class => call.Select(all, byId, place, region, among: null, filters);

    public static HashSet<string>? Wanted(this Call call, string parameter) => call.Parameters.Optional(parameter) is { } text
        ? text.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal)
        : null;

    private static bool IsHere(Call call, (string Region, DateTimeOffset CreatedAt) place, string? region) =>
        (region is null || place.Region == region) && place.CreatedAt <= call.Now;

    private static IEnumerable<KeyValuePair<string, T>> Candidates<T>(
        IEnumerable<KeyValuePair<string, T>> most, OrderedDictionary<string, T> all, HashSet<string>? ids)
        where T : class =>
        ids is null ? most : ids.Where(all.ContainsKey).Select(id => KeyValuePair.Create(id, all[id]));
}
