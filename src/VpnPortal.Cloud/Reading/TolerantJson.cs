using System.Globalization;
using System.Text.Json;

namespace VpnPortal.Cloud.Reading;

/// <summary>
/// Reads answers without trusting their types: numbers and booleans come as strings in some places and not in others,
/// fields and whole wrappers may be absent or null. Only <see cref="Required"/> can fail.
/// </summary>
internal static class TolerantJson
{
    /// <summary>A member, or nothing when the element is no object, or the member is absent or null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member)
        && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? member
            : null;

    /// <summary>A text; empty when absent. Numbers and booleans are given as written.</summary>
    public static string Text(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => "",
    };

    /// <summary>A text, null when absent or empty.</summary>
    public static string? OptionalText(this JsonElement element, string name) =>
        element.Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A text without which the answer is of no use.</summary>
    /// <exception cref="JsonException">It is absent.</exception>
    public static string Required(this JsonElement element, string name) =>
        element.OptionalText(name) ?? throw new JsonException($"{name} is missing.");

    /// <summary>A whole number written as number or text.</summary>
    public static long? Number(this JsonElement element, string name) =>
        long.TryParse(element.Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True for <c>true</c> and <c>"true"</c> in any case.</summary>
    public static bool IsTrue(this JsonElement element, string name) =>
        string.Equals(element.Text(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Instant from epoch milliseconds, as VPN resources write it; the epoch itself when absent.</summary>
    public static DateTimeOffset Instant(this JsonElement element, string name)
    {
        var milliseconds = element.Number(name) ?? 0;
        var latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, latest));
    }

    /// <summary>Entries of a list in its wrapper object, <c>{"VpnGateways":{"VpnGateway":[…]}}</c>; none when either is absent.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string wrapper, string member) =>
        element.Member(wrapper)?.Items(member) ?? [];

    /// <summary>Entries of a list without wrapper.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Texts of a list in its wrapper object.</summary>
    public static IEnumerable<string> Texts(this JsonElement element, string wrapper, string member) =>
        element.Items(wrapper, member).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString() ?? "");
}
