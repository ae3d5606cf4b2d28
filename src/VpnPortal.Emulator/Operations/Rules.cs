using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using VpnPortal.Emulator.Traffic;

namespace VpnPortal.Emulator.Operations;

/// <summary>What single values have to look like.</summary>
internal static partial class Rules
{
    private const string PskSymbols = "~`!@#$%^&*()_-+={}[]\\|;:',.<>/?\"";

    private static readonly IPNetwork[] UnusableCustomerRanges =
    [
        IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("255.0.0.0/8"), IPNetwork.Parse("0.0.0.0/8"),
    ];

    private static readonly string[] ReservedTunnelCidrs =
    [
        "169.254.0.0/30", "169.254.1.0/30", "169.254.2.0/30", "169.254.3.0/30",
        "169.254.4.0/30", "169.254.5.0/30", "169.254.6.0/30", "169.254.169.252/30",
    ];

    /// <summary>Gateway names begin with a letter; Chinese ones are accepted as in the console.</summary>
    public static bool IsGatewayName(string name) => IsText(name) && GatewayNamePattern().IsMatch(name);

    public static bool IsText(string text) =>
        !text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public static bool IsTagText(string text) =>
        !text.StartsWith("aliyun", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("acs:", StringComparison.OrdinalIgnoreCase)
        && !text.Contains("http://", StringComparison.OrdinalIgnoreCase) && !text.Contains("https://", StringComparison.OrdinalIgnoreCase);

    public static bool IsIp(string text) =>
        IPAddress.TryParse(text, out var ip) && ip.AddressFamily == AddressFamily.InterNetwork && ip.ToString() == text;

    public static bool IsUsableByCustomer(string ip) => !Array.Exists(UnusableCustomerRanges, r => r.Contains(IPAddress.Parse(ip)));

    public static bool IsPsk(string psk) => psk.All(c => char.IsAsciiLetterOrDigit(c) || PskSymbols.Contains(c, StringComparison.Ordinal));

    public static bool IsTunnelIdentity(string id) => !id.Contains(' ', StringComparison.Ordinal);

    public static bool IsAuthKey(string key) => key.All(c => c is > ' ' and < '\x7f' and not '?');

    public static bool IsCidr(string text) => Cidr.TryParse(text, out _);

    /// <summary>A destination route may lead anywhere but everywhere.</summary>
    public static bool IsDestination(string text) => Cidr.TryParse(text, out var network) && network.PrefixLength > 0;

    /// <summary>A comma list of different prefixes; 0.0.0.0/0 only alone, for destination routing.</summary>
    public static bool IsSubnets(string text)
    {
        var all = Cidr.Split(text).ToList();
        return all.Count > 0 && all.TrueForAll(IsCidr)
            && (all.Count == 1 || !all.Contains("0.0.0.0/0", StringComparer.Ordinal))
            && all.Distinct(StringComparer.Ordinal).Count() == all.Count;
    }

    public static bool IsTunnelCidr(string cidr) =>
        Cidr.TryParse(cidr, out var network) && network.PrefixLength == 30
        && cidr.StartsWith("169.254.", StringComparison.Ordinal) && !ReservedTunnelCidrs.Contains(cidr, StringComparer.Ordinal);

    /// <summary>A host address of the /30: neither its first nor its last.</summary>
    public static bool IsHostOf(string cidr, string ip) =>
        Cidr.TryParse(cidr, out var network) && network.Contains(IPAddress.Parse(ip)) && (IPAddress.Parse(ip).GetAddressBytes()[3] & 3) is 1 or 2;

    public static bool IsAsn(string text) => Asn(text) is >= 1 and <= 4294967295 and not 45104;

    /// <summary>A number, or "123.456" for 123 × 65536 + 456; null when it is neither.</summary>
    public static long? Asn(string text)
    {
        var parts = text.Split('.');
        if (!long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return null;
        if (parts.Length == 1)
            return value;
        return parts.Length == 2 && value <= 65535 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var low) && low <= 65535
            ? (value * 65536) + low
            : null;
    }

    [GeneratedRegex(@"^\p{L}[\p{L}\p{Nd}_.\-]{1,99}\z", RegexOptions.None, 1000)]
    private static partial Regex GatewayNamePattern();
}
