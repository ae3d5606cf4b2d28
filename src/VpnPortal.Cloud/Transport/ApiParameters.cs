using System.Globalization;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Cloud.Transport;

/// <summary>
/// Parameters of one call in the API's flat form: lists and objects become dotted names, counted from 1.
/// Null values are left out. Remembers which values are secret, so that nothing repeats them.
/// </summary>
internal sealed class ApiParameters
{
    private readonly List<KeyValuePair<string, string>> items;
    private readonly List<string> secrets;
    private readonly string prefix;

    public ApiParameters()
        : this([], [], "")
    {
    }

    private ApiParameters(List<KeyValuePair<string, string>> items, List<string> secrets, string prefix) =>
        (this.items, this.secrets, this.prefix) = (items, secrets, prefix);

    /// <summary>Flat parameters in the order in which they were set.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Items => items;

    /// <summary>Clear text of the secret values.</summary>
    public IReadOnlyList<string> Secrets => secrets;

    public ApiParameters Set(string name, string? value)
    {
        if (value is not null) items.Add(new(prefix + name, value));
        return this;
    }

    /// <summary>Booleans are sent in lower case, as the official npm SDK does.</summary>
    public ApiParameters Set(string name, bool value) => Set(name, value ? "true" : "false");

    public ApiParameters Set(string name, bool? value) => value is { } known ? Set(name, known) : this;

    public ApiParameters Set(string name, long? value) => Set(name, value?.ToString(CultureInfo.InvariantCulture));

    public ApiParameters SetSecret(string name, PresharedKey value)
    {
        secrets.Add(value.Reveal());
        return Set(name, value.Reveal());
    }

    /// <summary>A text that holds a secret: neither the text nor the secret, as it stands or as the text escapes it, may be repeated.</summary>
    public ApiParameters SetSecretBlock(string name, PresharedKey value, Func<string, string> write)
    {
        var block = write(value.Reveal());
        secrets.Add(value.Reveal());
        secrets.Add(block);
        secrets.Add(System.Text.Json.JsonEncodedText.Encode(value.Reveal()).ToString());
        return Set(name, block);
    }

    /// <summary><c>Name.1=…&amp;Name.2=…</c></summary>
    public ApiParameters SetList(string name, IEnumerable<string> values) =>
        SetObjects(name, values, (item, value) => item.items.Add(new(item.prefix.TrimEnd('.'), value)));

    /// <summary><c>Name.Member=…</c></summary>
    public ApiParameters SetObject(string name, Action<ApiParameters> write)
    {
        write(Under(name));
        return this;
    }

    /// <summary><c>Name.1.Member=…&amp;Name.2.Member=…</c></summary>
    public ApiParameters SetObjects<T>(string name, IEnumerable<T> values, Action<ApiParameters, T> write)
    {
        foreach (var (index, value) in values.Index()) write(Under(FormattableString.Invariant($"{name}.{index + 1}")), value);
        return this;
    }

    /// <summary>The same parameters and one more; the original is left as it is, for the next page.</summary>
    public ApiParameters With(string name, string value) => new ApiParameters([.. items], [.. secrets], prefix).Set(name, value);

    /// <summary>Names only: values may be secret.</summary>
    public override string ToString() => string.Join(' ', items.Select(p => p.Key));

    private ApiParameters Under(string name) => new(items, secrets, $"{prefix}{name}.");
}
