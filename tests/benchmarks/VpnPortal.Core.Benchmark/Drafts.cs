using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Benchmark;

/// <summary>A complete draft of every scenario with 20 networks a side, and a crowded region to check it against.</summary>
internal static class Drafts
{
    private const string Region = "eu-central-1";
    private const string Dual = "vpn-dual";
    private const string Single = "vpn-single";
    private static readonly string[] Zones = [Region + "a", Region + "b", Region + "c"];

    /// <summary>50 VPCs with 24 vSwitches each, 20 gateways with 9 connections each, 90 customer gateways.</summary>
    public static readonly IReadOnlyDictionary<string, Landscape> Landscapes = new Dictionary<string, Landscape>(StringComparer.Ordinal)
    {
        [Region] = new(
            Region, Zones.ToEquatableArray(),
            Enumerable.Range(0, 50).Select(number => new DiscoveredVpc($"vpc-{number}", $"VPC {number}", Region, new[] { $"10.{number}.0.0/16" }.ToEquatableArray())).ToEquatableArray(),
            (from vpc in Enumerable.Range(0, 50) from number in Enumerable.Range(0, 24) select VSwitch(vpc, number)).ToEquatableArray())
        {
            Gateways = Enumerable.Range(0, 18).Select(number => Gateway($"vpn-{number}", "vsw-3-1")).Append(Gateway(Dual, "vsw-3-1")).Append(Gateway(Single, null)).ToEquatableArray(),
            CustomerGateways = Enumerable.Range(0, 90).Select(number => new ObservedCustomerGateway($"cgw-{number}", "", $"8.8.4.{number}", 65000, default)).ToEquatableArray(),
            Connections = (from gateway in Enumerable.Range(0, 18) from number in Enumerable.Range(0, 9) select Connection($"vpn-{gateway}", number)).ToEquatableArray(),
            OffersBgp = true,
            Account = new AccountFacts { Gateways = 20, HasVpnRole = true },
        },
    };

    /// <summary>By name; each compiles without an error.</summary>
    public static IReadOnlyList<(string Name, VpnDraft Draft)> All { get; } =
    [
        ("vpc-to-vpc, static", TwoVpcs()),
        ("vpc-to-vpc, BGP", TwoVpcs().With(FieldPaths.Routing, RoutingWords.Bgp)),
        ("on-premises, static", OnPremises()),
        ("on-premises, BGP", OnPremises().With(FieldPaths.Routing, RoutingWords.Bgp)),
        ("on-premises, existing gateway", OnPremises().With(FieldPaths.ExistingGateway(SideKey.One), Dual).With(FieldPaths.Subnets(SideKey.One), Networks("10.3", 20))),
        ("on-premises-classic", Classic()),
    ];

    private static VpnDraft TwoVpcs() => Place(Place(Start(VpcToVpcFields.Scenario), SideKey.One, 0), SideKey.Two, 1)
        .With(FieldPaths.Subnets(SideKey.One), Networks("10.0", 20)).With(FieldPaths.Subnets(SideKey.Two), Networks("10.1", 20));

    private static VpnDraft OnPremises() => Site(Place(Start(OnPremisesFields.Scenario), SideKey.One, 0), 20).With(FieldPaths.Subnets(SideKey.One), Networks("10.0", 20));

    private static VpnDraft Classic() => TunnelRoles.Both.Aggregate(
        Site(Start(ClassicFields.Scenario), 10).With(FieldPaths.Region(SideKey.One), Region).With(FieldPaths.ExistingGateway(SideKey.One), Single)
            .With(FieldPaths.Subnets(SideKey.One), Networks("10.3", 20)),
        (draft, role) => draft.With(FieldPaths.HealthDestination(role), "172.16.1.9").With(FieldPaths.HealthSource(role), $"10.3.1.10{(int)role}"));

    private static VpnDraft Start(string scenario) => TunnelRoles.Both.Aggregate(
        VpnDraft.Empty(scenario).With(FieldPaths.Name, "benchmark"),
        (draft, role) => draft.With(FieldPaths.Psk(role), new PresharedKey($"kV7mQx2RtB9pLw4ZcN8hYd3Gf6JsAe5{(int)role}")));

    private static VpnDraft Place(VpnDraft draft, SideKey side, int vpc) => draft
        .With(FieldPaths.Region(side), Region).With(FieldPaths.Vpc(side), $"vpc-{vpc}")
        .With(FieldPaths.VSwitch(side, TunnelRole.Master), $"vsw-{vpc}-0").With(FieldPaths.VSwitch(side, TunnelRole.Slave), $"vsw-{vpc}-1");

    /// <summary>In the classic design a network takes two of the gateway's 20 routes.</summary>
    private static VpnDraft Site(VpnDraft draft, int networks) => draft
        .With(FieldPaths.SiteIp(TunnelRole.Master), "203.0.113.10").With(FieldPaths.SiteIp(TunnelRole.Slave), "198.51.100.10")
        .With(FieldPaths.Subnets(SideKey.Two), Networks("172.16", networks));

    private static string Networks(string start, int count) => string.Join(',', Enumerable.Range(0, count).Select(number => $"{start}.{number}.0/24"));

    private static DiscoveredVSwitch VSwitch(int vpc, int number) => new($"vsw-{vpc}-{number}", "", $"vpc-{vpc}", Zones[number % 3], $"10.{vpc}.{number}.0/24", 200);

    private static ObservedVpnGateway Gateway(string id, string? second) => new(
        id, "", "vpc-3", "vsw-3-0", second, "47.1.1.1", second is null ? null : "47.1.1.2", GatewayStatus.Active, "Normal", "POSTPAY", "10M", default);

    private static ObservedIpsecConnection Connection(string gateway, int number) => new(
        $"vco-{gateway}-{number}", "", gateway, "active", "0.0.0.0/0", "0.0.0.0/0", EffectImmediately: true, default, default) { CustomerGatewayId = $"cgw-{number}" };
}
