namespace VpnPortal.Core.Validation;

/// <summary>Lists in English sentences; Chinese ones join with the enumeration comma.</summary>
internal static class Wording
{
    /// <summary>The items with commas between them.</summary>
    public static string Listed<T>(this IEnumerable<T> items) => string.Join(", ", items);
}
