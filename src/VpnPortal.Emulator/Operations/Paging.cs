using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>The wrapper of every list: {"VpnGateways":{"VpnGateway":[…]},"TotalCount":…}.</summary>
internal static class Paging
{
    private const int LargestPage = 50;

    public static Dictionary<string, object> Page<T>(this Call call, IReadOnlyList<T> all, string outer, string inner, Func<T, object> view, int largest = LargestPage)
    {
        var number = (int)(call.Parameters.Number("PageNumber", 1, 1_000_000) ?? 1);
        var size = (int)(call.Parameters.Number("PageSize", 1, largest) ?? 10);
        var items = all.Skip((number - 1) * size).Take(size).Select(view).ToList();
        return new(StringComparer.Ordinal)
        {
            [outer] = Wrap(inner, items),
            ["TotalCount"] = all.Count,
            ["PageNumber"] = number,
            ["PageSize"] = size,
        };
    }

    /// <summary>Lists inside an object wear their item's name: {"VSwitchId":[…]}.</summary>
    public static Dictionary<string, object> Wrap<T>(string inner, IEnumerable<T> items) =>
        new(StringComparer.Ordinal) { [inner] = items.ToList() };

    /// <summary>Comma lists of ids, as DescribeVpcs takes them; no filter accepts everything.</summary>
    public static Func<string, bool> Filter(this Call call, string parameter)
    {
        if (call.Parameters.Optional(parameter) is not { } text)
            return _ => true;
        var wanted = text.Split(',', StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return wanted.Contains;
    }

    public static long Milliseconds(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static string Iso(this DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public static ApiException QuotaFull(string what) => ApiException.Bad("Resource.QuotaFull", $"The quota of {what} is full.");
}
