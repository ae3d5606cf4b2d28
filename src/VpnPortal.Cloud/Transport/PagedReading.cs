using System.Text.Json;
using VpnPortal.Cloud.Reading;

namespace VpnPortal.Cloud.Transport;

/// <summary>Reads lists to their end. Entries that move between pages while we read are given once.</summary>
internal static class PagedReading
{
    /// <summary>Largest page of the VPC API and a fair one for ECS.</summary>
    public const int PageSize = IVpcApi.PageSize;

    // Far beyond any account's quota; ends the reading when a server never stops.
    private const int MostPages = 1000;

    /// <summary>Lists with PageNumber and TotalCount.</summary>
    public static async Task<IReadOnlyList<T>> ReadPagesAsync<T>(
        this CloudTransport transport, ApiCall call, string wrapper, string member, Func<JsonElement, T> read, Func<T, object> identity,
        CancellationToken cancellationToken)
    {
        List<T> all = [];
        for (var number = 1; number <= MostPages; number++)
        {
            var parameters = call.Parameters.With("PageNumber", Invariant(number)).With("PageSize", Invariant(PageSize));
            var (items, total) = await transport.SendAsync(
                call with { Parameters = parameters },
                root => (root.Items(wrapper, member).Select(read).ToList(), root.Number("TotalCount")),
                cancellationToken);
            all.AddRange(items);
            if (items.Count == 0 || (total is null ? items.Count < PageSize : all.Count >= total)) break;
        }
        return [.. all.DistinctBy(identity)];
    }

    /// <summary>Lists with NextToken.</summary>
    public static async Task<IReadOnlyList<T>> ReadByTokenAsync<T>(
        this CloudTransport transport, ApiCall call, string wrapper, string member, Func<JsonElement, T> read, Func<T, object> identity,
        CancellationToken cancellationToken)
    {
        List<T> all = [];
        var parameters = call.Parameters.With("MaxResults", Invariant(PageSize));
        var next = "";
        for (var number = 1; number <= MostPages; number++)
        {
            var page = next.Length == 0 ? parameters : parameters.With("NextToken", next);
            (var items, next) = await transport.SendAsync(
                call with { Parameters = page },
                root => (root.Items(wrapper, member).Select(read).ToList(), root.Text("NextToken")),
                cancellationToken);
            all.AddRange(items);
            if (next.Length == 0) break;
        }
        return [.. all.DistinctBy(identity)];
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
