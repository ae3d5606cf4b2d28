using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using VpnPortal.Emulator.Traffic;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>Checks of single values, with the documented codes where there is one.</summary>
internal static partial class Rules
{
    private const string PskSymbols = "~`!@#$%^&*()_-+={}[]\\|;:',.<>/?\"";

    private static readonly IPNetwork[] UnusableCustomerRanges =
    [
        IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("255.0.0.0/8"), IPNetwork.Parse("0.0.0.0/8"),
    ];

    /// <summary>Gateway names begin with a letter; Chinese ones are accepted as in the console.</summary>
    public static string? GatewayName(Parameters parameters)
    {
        var name = parameters.Optional("Name");
        return name is null || (IsText(name) && GatewayNamePattern().IsMatch(name)) ? name : throw InvalidName();
    }

    public static string? Name(Parameters parameters)
    {
        var name = parameters.Optional("Name");
        return name is null || IsText(name) ? name : throw InvalidName();
    }

    public static string? Description(Parameters parameters)
    {
        var text = parameters.Optional("Description");
        return text is null || IsText(text) ? text : throw ApiException.Bad("InvalidDescription", "The specified Description is not valid.");
    }

    public static string CustomerIp(string text)
    {
        if (!IPAddress.TryParse(text, out var ip) || ip.AddressFamily != AddressFamily.InterNetwork || ip.ToString() != text)
            throw ApiException.Bad("InvalidIpAddress.WrongFormat", "The specified IpAddress is not a valid IPv4 address.");
        return Array.Exists(UnusableCustomerRanges, r => r.Contains(ip))
            ? throw ApiException.Bad("InvalidIpAddress", "The specified IpAddress lies in a range that cannot be used.")
            : text;
    }

    public static string? Psk(string? psk) =>
        psk is null || (psk.Length <= 100 && psk.All(c => char.IsAsciiLetterOrDigit(c) || PskSymbols.Contains(c, StringComparison.Ordinal)))
            ? psk
            : throw ApiException.Bad("IllegalParam.Psk", "The pre-shared key holds a character that is not allowed, or is too long.");

    public static string? TunnelIdentity(Parameters parameters, string name)
    {
        var id = parameters.Optional(name);
        return id is null || (id.Length <= 100 && !id.Contains(' ', StringComparison.Ordinal)) ? id : throw ApiException.Invalid(name);
    }

    /// <summary>A comma list of prefixes; 0.0.0.0/0 only alone, for destination routing.</summary>
    public static string Subnets(string parameter, string text, int quota)
    {
        var all = Cidr.Split(text).ToList();
        var valid = all.Count > 0 && all.Count <= quota && all.TrueForAll(c => Cidr.TryParse(c, out _))
            && (all.Count == 1 || !all.Contains("0.0.0.0/0", StringComparer.Ordinal))
            && all.Distinct(StringComparer.Ordinal).Count() == all.Count;
        return valid ? string.Join(',', all) : throw ApiException.Bad($"IllegalParam.{parameter}", $"The specified {parameter} is not valid.");
    }

    /// <summary>Letters, digits and dots of a number as "123.456" = 123 × 65536 + 456.</summary>
    public static long? CustomerAsn(string? text)
    {
        if (text is null)
            return null;
        var parts = text.Split('.');
        var valid = parts.Length is 1 or 2 & long.TryParse(parts[0], System.Globalization.NumberStyles.None, null, out var value);
        if (valid && parts.Length == 2)
        {
            valid = value <= 65535 & long.TryParse(parts[1], System.Globalization.NumberStyles.None, null, out var low) && low <= 65535;
            value = (value * 65536) + low;
        }

        return valid && value is >= 1 and <= 4294967295 and not 45104
            ? value
            : throw ApiException.Bad("InvalidAsn", "The specified Asn is not valid.");
    }

    private static bool IsText(string text) =>
        text.Length <= 100
        && !text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && !text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static ApiException InvalidName() => ApiException.Bad("InvalidName", "The specified Name is not valid.");

    [GeneratedRegex(@"^\p{L}[\p{L}\p{Nd}_.\-]{1,99}$", RegexOptions.None, 1000)]
    private static partial Regex GatewayNamePattern();
}
