using System.Globalization;
using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>The wrapper of every list: {"VpnGateways":{"VpnGateway":[…]},"TotalCount":…}.</summary>
internal static class Paging
{
    public static Dictionary<string, object> Page<T>(this Call call, IReadOnlyList<T> all, string outer, string inner, Func<T, object> view)
    {
        var (items, number, size) = call.Slice(all);
        return new(StringComparer.Ordinal)
        {
            [outer] = Wrap(inner, items.Select(view)),
            ["TotalCount"] = all.Count,
            ["PageNumber"] = number,
            ["PageSize"] = size,
        };
    }

    /// <summary>The page that PageNumber and PageSize ask for.</summary>
    public static (IReadOnlyList<T> Items, int Number, int Size) Slice<T>(this Call call, IReadOnlyList<T> all)
    {
        var (number, size) = ((int)(call.Parameters.Number("PageNumber") ?? 1), (int)(call.Parameters.Number("PageSize") ?? 10));
        return ([.. all.Skip((number - 1) * size).Take(size)], number, size);
    }

    /// <summary>Lists of ECS are read by token where MaxResults or NextToken asks for it, and by page otherwise.</summary>
    public static Dictionary<string, object> PageOrToken<T>(this Call call, IReadOnlyList<T> all, string outer, string inner, Func<T, object> view)
    {
        var (most, token) = (call.Parameters.Number("MaxResults"), call.Parameters.Number("NextToken"));
        if (most is null && token is null)
        {
            var page = call.Page(all, outer, inner, view);
            page["NextToken"] = "";
            return page;
        }

        var (items, next) = call.Token(all, "MaxResults", 10);
        return new(StringComparer.Ordinal) { [outer] = Wrap(inner, items.Select(view)), ["NextToken"] = next, ["TotalCount"] = all.Count };
    }

    /// <summary>What a token leads to, and the token of what comes after it: empty at the end.</summary>
    public static (IReadOnlyList<T> Items, string Next) Token<T>(this Call call, IReadOnlyList<T> all, string mostParameter, int usual)
    {
        var (start, size) = ((int)(call.Parameters.Number("NextToken") ?? 0), (int)(call.Parameters.Number(mostParameter) ?? usual));
        return ([.. all.Skip(start).Take(size)], all.Count - start > size ? (start + size).ToString(CultureInfo.InvariantCulture) : "");
    }

    /// <summary>Lists inside an object wear their item's name: {"VSwitchId":[…]}.</summary>
    public static Dictionary<string, object> Wrap<T>(string inner, IEnumerable<T> items) =>
        new(StringComparer.Ordinal) { [inner] = items.ToList() };

    public static long Milliseconds(this DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    public static string Iso(this DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static ApiException QuotaFull(string what) => ApiException.Bad("Resource.QuotaFull", $"The quota of {what} is full.");
}
