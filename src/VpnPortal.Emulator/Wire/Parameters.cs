using System.Globalization;

namespace VpnPortal.Emulator.Wire;

/// <summary>The parameters of a call, query and form together. An empty value counts as absent.</summary>
internal sealed class Parameters(IReadOnlyDictionary<string, string> all, string prefix = "")
{
    private const int LongestList = 100;

    public IReadOnlyDictionary<string, string> All => all;

    public bool IsEmpty => !all.Keys.Any(k => k.StartsWith(prefix, StringComparison.Ordinal));

    public string? Optional(string name) => all.TryGetValue(prefix + name, out var value) && value.Length > 0 ? value : null;

    public string Required(string name) => Optional(name) ?? throw ApiException.Missing(prefix + name);

    /// <summary>The C# SDK writes True, the Node SDK true.</summary>
    public bool? Flag(string name)
    {
        if (Optional(name) is not { } text)
            return null;
        return bool.TryParse(text, out var value) ? value : throw ApiException.Invalid(prefix + name);
    }

    public long? Number(string name, long low, long high)
    {
        if (Optional(name) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high
            ? value
            : throw ApiException.Invalid(prefix + name);
    }

    public string? OneOf(string name, params ReadOnlySpan<string> allowed)
    {
        if (Optional(name) is not { } text)
            return null;
        foreach (var value in allowed)
        {
            if (string.Equals(value, text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        throw ApiException.Invalid(prefix + name);
    }

    /// <summary>A flattened list: Name.1, Name.2 … up to the first gap.</summary>
    public IReadOnlyList<string> List(string name)
    {
        var values = new List<string>();
        for (var i = 1; i <= LongestList && Optional(string.Create(CultureInfo.InvariantCulture, $"{name}.{i}")) is { } value; i++)
            values.Add(value);
        return values;
    }

    /// <summary>A flattened list of objects, each seen as parameters of its own.</summary>
    public IReadOnlyList<Parameters> Objects(string name)
    {
        var items = new List<Parameters>();
        for (var i = 1; i <= LongestList; i++)
        {
            var item = Object(string.Create(CultureInfo.InvariantCulture, $"{name}.{i}"));
            if (item.IsEmpty)
                break;
            items.Add(item);
        }

        return items;
    }

    public Parameters Object(string name) => new(all, $"{prefix}{name}.");
}
