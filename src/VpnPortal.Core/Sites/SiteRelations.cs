using System.Globalization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Sites;

/// <summary>What must hold between the lines of a table; each finding stands at the later line and names the earlier one.</summary>
internal static class SiteRelations
{
    // Adjustable quotas with their documented defaults (VPN Gateway limits).
    private const int ConnectionsPerGateway = 10;

    public static ILookup<int, Diagnostic> Check(IReadOnlyList<SiteReview> sites, IReadOnlyDictionary<string, Landscape> landscapes)
    {
        var read = sites.Select(site => new SiteFacts(site.Line, new DraftReading(site.Draft, landscapes))).ToList();
        return Names(read).Concat(Networks(read)).Concat(Tunnels(read)).Concat(Addresses(read)).Concat(Connections(read))
            .ToLookup(found => found.Line, found => found.Finding);
    }

    private static IEnumerable<(int Line, Diagnostic Finding)> Names(List<SiteFacts> sites) =>
        from pair in Pairs(sites, site => site.Draft.Text(FieldPaths.Name))
        select At(pair, new Diagnostic(
            "site-name-repeated", Severity.Warning, FieldPaths.Name,
            new($"与第 {pair.First.Line} 行同名，列表中难以区分。", $"Line {pair.First.Line} has the same name; the list could not tell them apart."),
            new("请换一个名称。", "Choose another name.")));

    /// <summary>Two sites behind one VPC with the same addresses: the VPC has one route for them.</summary>
    private static IEnumerable<(int Line, Diagnostic Finding)> Networks(List<SiteFacts> sites) =>
        from second in sites.Index()
        from first in sites.Take(second.Index)
        where first.VpcId.Length > 0 && first.VpcId == second.Item.VpcId
        from one in first.Networks
        from two in second.Item.Networks
        where one.Overlaps(two)
        select (second.Item.Line, new Diagnostic(
            "site-networks-overlap", Severity.Error, FieldPaths.Subnets(SideKey.Two),
            new($"{two} 与第 {first.Line} 行的 {one} 重叠，同一 VPC 无法同时路由到两处。", $"{two} overlaps {one} of line {first.Line}; one VPC cannot route to both."),
            new("请改用不重叠的网段，或清空此列并使用地址池。", "Use networks that do not overlap, or leave the column empty and use the pool.")));

    private static IEnumerable<(int Line, Diagnostic Finding)> Tunnels(List<SiteFacts> sites) =>
        from second in sites.Index()
        from first in sites.Take(second.Index)
        where first.GatewayId.Length > 0 && first.GatewayId == second.Item.GatewayId
        from one in TunnelRoles.Both
        from two in TunnelRoles.Both
        where first.Inside[one] is { } cidr && cidr == second.Item.Inside[two]
        select (second.Item.Line, new Diagnostic(
            "site-tunnels-shared", Severity.Error, FieldPaths.InsideCidr(two),
            new($"隧道网段与第 {first.Line} 行相同，同一 VPN网关下每条隧道的网段必须唯一。", $"Line {first.Line} has the same tunnel CIDR; on one VPN gateway each tunnel needs its own."),
            new("请清空此列，由门户分配。", "Leave the column empty; the portal assigns one.")));

    /// <summary>The API registers an address once per region, with one ASN for ever.</summary>
    private static IEnumerable<(int Line, Diagnostic Finding)> Addresses(List<SiteFacts> sites) =>
        from second in sites.Index()
        from first in sites.Take(second.Index)
        where first.RegionId == second.Item.RegionId && first.Asn != second.Item.Asn
        from role in TunnelRoles.Both
        let address = second.Item.Ips[role]
        where address.Length > 0 && first.Ips.Values.Contains(address)
        select (second.Item.Line, new Diagnostic(
            "site-ip-with-two-asns", Severity.Error, FieldPaths.SiteIp(role),
            new($"{address} 在第 {first.Line} 行使用另一个自治系统号，同一地域中一个 IP 只能登记一次。", $"Line {first.Line} has {address} with another ASN; an IP can be registered once per region."),
            new("请使用相同的自治系统号，或核对 IP。", "Use the same ASN, or check the IP.")));

    private static IEnumerable<(int Line, Diagnostic Finding)> Connections(List<SiteFacts> sites) =>
        from same in sites.Where(site => site.GatewayId.Length > 0).GroupBy(site => (site.RegionId, site.GatewayId))
        let existing = same.First().Draft.One.Landscape?.Connections.Count(connection => connection.VpnGatewayId == same.Key.GatewayId) ?? 0
        from over in same.Skip(Math.Max(0, ConnectionsPerGateway - existing))
        select (over.Line, new Diagnostic(
            "site-connections-over-quota", Severity.Error, FieldPaths.ExistingGateway(SideKey.One),
            new(string.Create(CultureInfo.InvariantCulture, $"{same.Key.GatewayId} 已有 {existing} 个 IPsec连接，加上本表将超过每个网关 {ConnectionsPerGateway} 个的配额。"),
                string.Create(CultureInfo.InvariantCulture, $"{same.Key.GatewayId} has {existing} IPsec connections; with this table it would exceed the quota of {ConnectionsPerGateway} a gateway.")),
            new("请为其余站点使用另一个网关。", "Use another gateway for the remaining sites.")));

    private static IEnumerable<(SiteFacts First, SiteFacts Again)> Pairs(List<SiteFacts> sites, Func<SiteFacts, string> value) =>
        from same in sites.Where(site => value(site).Length > 0).GroupBy(value, StringComparer.Ordinal)
        from again in same.Skip(1)
        select (same.First(), again);

    private static (int Line, Diagnostic Finding) At((SiteFacts First, SiteFacts Again) pair, Diagnostic finding) => (pair.Again.Line, finding);

    /// <summary>Read once: every pair of lines is compared.</summary>
    private sealed class SiteFacts(int line, DraftReading draft)
    {
        public int Line => line;
        public DraftReading Draft => draft;
        public string VpcId { get; } = draft.One.VpcId;
        public string GatewayId { get; } = draft.One.ExistingGatewayId;
        public string RegionId { get; } = draft.One.RegionId;
        public long? Asn { get; } = draft.Two.Asn;
        public IReadOnlyList<Cidr> Networks { get; } = draft.Two.Networks;
        public IReadOnlyDictionary<TunnelRole, Cidr?> Inside { get; } = TunnelRoles.Both.ToDictionary(role => role, role => draft.InsideCidr(role).Value);
        public IReadOnlyDictionary<TunnelRole, string> Ips { get; } = TunnelRoles.Both.ToDictionary(role => role, draft.Two.SiteIp);
    }
}
