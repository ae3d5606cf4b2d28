using System.Globalization;

namespace VpnPortal.Core.Documents;

/// <summary>Places in a document by RFC 6901, for example <c>/side1/gateway/name</c>.</summary>
public static class JsonPointer
{
    /// <summary>The place of a key inside a place.</summary>
    public static string Append(string pointer, string key) =>
        $"{pointer}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The place of an item inside a list.</summary>
    public static string Append(string pointer, int index) => $"{pointer}/{index.ToString(CultureInfo.InvariantCulture)}";
}
