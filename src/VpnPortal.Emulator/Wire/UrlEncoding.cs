using System.Buffers;
using System.Globalization;
using System.Text;

namespace VpnPortal.Emulator.Wire;

/// <summary>Percent encoding as the signature wants it: RFC 3986, upper-case hex, space %20, '*' escaped, '~' not.</summary>
internal static class UrlEncoding
{
    private const string UnreservedCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    private static readonly SearchValues<byte> Unreserved = SearchValues.Create(Encoding.ASCII.GetBytes(UnreservedCharacters));
    private static readonly SearchValues<char> UnreservedText = SearchValues.Create(UnreservedCharacters);

    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(UnreservedText))
            return text;
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (Unreserved.Contains(b))
                encoded.Append((char)b);
            else
                encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    /// <summary>Pairs of a query or a form body, decoded, in the order given, doubles kept.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Pairs(string text) =>
        [.. text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair)];

    private static KeyValuePair<string, string> Pair(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..]));
    }

    private static string Decode(string text) =>
        text.AsSpan().ContainsAny('%', '+') ? Uri.UnescapeDataString(text.Replace('+', ' ')) : text;
}
