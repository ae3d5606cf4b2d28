using System.Text;

namespace VpnPortal.Cloud.Signing;

/// <summary>RFC 3986 encoding: only A–Z a–z 0–9 - _ . ~ stay, hexadecimal is upper case, a blank is %20.</summary>
internal static class PercentEncoding
{
    public static string Encode(string value) => Uri.EscapeDataString(value);

    /// <summary><c>name=value</c> pairs joined with <c>&amp;</c>, in the order given.</summary>
    public static string Join(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters)
        {
            if (text.Length > 0) text.Append('&');
            text.Append(Encode(name)).Append('=').Append(Encode(value));
        }
        return text.ToString();
    }
}
