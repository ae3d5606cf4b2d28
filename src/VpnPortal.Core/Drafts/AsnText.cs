using System.Globalization;

namespace VpnPortal.Core.Drafts;

/// <summary>Reads an autonomous system number in plain (<c>65530</c>) or dotted (<c>1.10</c> = 65546) form.</summary>
public static class AsnText
{
    /// <summary>Largest 32-bit ASN.</summary>
    public const long Max = 4294967295;

    /// <summary>Alibaba Cloud's own default; a peer must not use it.</summary>
    public const long AlibabaDefault = 45104;

    /// <summary>The number, or null when the text is none.</summary>
    public static long? Read(string text)
    {
        var parts = text.Trim().Split('.');
        if (parts.Length > 2 || parts.Any(part => part.Length is 0 or > 10 || !part.All(char.IsAsciiDigit))) return null;
        var numbers = parts.Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        if (numbers.Length == 1) return numbers[0];
        return numbers[0] > 65535 || numbers[1] > 65535 ? null : (numbers[0] * 65536) + numbers[1];
    }
}
