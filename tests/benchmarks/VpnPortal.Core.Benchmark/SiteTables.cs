using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Sites;

namespace VpnPortal.Core.Benchmark;

/// <summary>Tables of data centres that all join the same crowded region.</summary>
internal static class SiteTables
{
    private static readonly SitePool Pool = new(Cidr.Parse("172.20.0.0/16"), 24);

    // Each site buys a gateway of its own, so that the account must allow as many.
    private static readonly IReadOnlyDictionary<string, Landscape> Roomy = Drafts.Landscapes.ToDictionary(
        pair => pair.Key, pair => pair.Value with { Account = pair.Value.Account! with { Quotas = AccountQuotas.Documented with { VpnGateways = 1000, CustomerGateways = 1000 } } });

    public static IEnumerable<Diagnostic> Review(int count, bool withNetworks)
    {
        var sheet = SiteSheet.Of(Table(count, withNetworks), Roomy, TakenAddresses.None, Pool, () => new PresharedKey("kV7mQx2RtB9pLw4ZcN8hYd3Gf6JsAe51"));
        return sheet.Problems.Concat(sheet.Sites.SelectMany(site => site.Findings));
    }

    private static SiteTable Table(int count, bool withNetworks) => new(
        new[] { "name", "region", "vpc", "vswitch1", "vswitch2", "public_ip1", "public_ip2", "asn", "subnets" }.ToEquatableArray(),
        Enumerable.Range(0, count).Select(number => new SiteLine(number + 2, new[]
        {
            $"site-{number}", "eu-central-1", "vpc-0", "vsw-0-0", "vsw-0-1", $"47.98.{number}.1", $"47.98.{number}.2", "65010",
            withNetworks ? $"172.19.{number}.0/24" : "",
        }.ToEquatableArray())).ToEquatableArray());
}
