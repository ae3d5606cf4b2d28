using System.Globalization;

namespace VpnPortal.Emulator.Wire;

/// <summary>The parameters of a call, query and form together. An empty value counts as absent.</summary>
internal sealed class Parameters(IReadOnlyDictionary<string, string> all, string prefix = "")
{
    private const int LongestList = 200;

    public IReadOnlyDictionary<string, string> All => all;

    public bool IsEmpty => !all.Any(p => p.Value.Length > 0 && p.Key.StartsWith(prefix, StringComparison.Ordinal));

    public string? Optional(string name) => all.TryGetValue(prefix + name, out var value) && value.Length > 0 ? value : null;

    public string Required(string name) => Optional(name) ?? throw ApiException.Missing(prefix + name);

    /// <summary>The C# SDK writes True, the Node SDK true.</summary>
    public bool? Flag(string name) => Optional(name) is { } text ? bool.Parse(text) : null;

    public long? Number(string name) => Optional(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>How many items a flattened list has: Name.1, Name.2 … or Name.1.Field … up to the first gap.</summary>
    public int Count(string list)
    {
        var count = 0;
        while (count < LongestList && HasItem(string.Create(CultureInfo.InvariantCulture, $"{prefix}{list}.{count + 1}")))
            count++;
        return count;
    }

    public IReadOnlyList<string> List(string name) =>
        [.. Enumerable.Range(1, Count(name)).Select(i => Optional(string.Create(CultureInfo.InvariantCulture, $"{name}.{i}"))).OfType<string>()];

    /// <summary>A flattened list of objects, each seen as parameters of its own.</summary>
    public IReadOnlyList<Parameters> Objects(string name) =>
        [.. Enumerable.Range(1, Count(name)).Select(i => Object(string.Create(CultureInfo.InvariantCulture, $"{name}.{i}")))];

    public Parameters Object(string name) => new(all, $"{prefix}{name}.");

    private bool HasItem(string item)
    {
        if (all.TryGetValue(item, out var value) && value.Length > 0)
            return true;
        foreach (var (key, text) in all)
        {
            if (text.Length > 0 && key.Length > item.Length && key[item.Length] == '.' && key.StartsWith(item, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
