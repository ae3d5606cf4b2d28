using System.Collections.Immutable;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>The designs beside example 1, and a region with gateways to use again.</summary>
internal static partial class TestDrafts
{
    public const string Shanghai = "cn-shanghai";
    public const string SingleTunnel = "vpn-single";
    public const string DualTunnel = "vpn-dual";
    public const string Lan = "172.16.0.0/16";
    public const string Wan1 = "203.0.113.10";
    public const string Wan2 = "198.51.100.10";

    public static readonly DateTimeOffset Founded = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Every design and routing, complete and without any finding.</summary>
    public static readonly ImmutableDictionary<string, Func<VpnDraft>> Designs = new Dictionary<string, Func<VpnDraft>>(StringComparer.Ordinal)
    {
        ["vpc-to-vpc static"] = Complete,
        ["vpc-to-vpc bgp"] = () => Complete().With(FieldPaths.Routing, RoutingWords.Bgp),
        ["on-premises static"] = () => OnPremises(),
        ["on-premises bgp"] = () => OnPremises(RoutingWords.Bgp),
        ["on-premises on a gateway that is there"] = () => OnExistingGateway(RoutingWords.Static),
        ["on-premises bgp on a gateway that is there"] = () => OnExistingGateway(RoutingWords.Bgp),
        ["on-premises-classic"] = Classic,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static VpnDraft OnPremises(string routing = RoutingWords.Static) => VpnDraft.Empty(OnPremisesFields.Scenario)
        .With(FieldPaths.Name, "fra-dc")
        .Place(SideKey.One, Frankfurt, "vpc-1", "vsw-1b", "vsw-1c")
        .With(FieldPaths.Routing, routing)
        .WithSite();

    /// <summary>The device has one public IP, which is warned about.</summary>
    public static VpnDraft OnPremisesWithOneIp() => OnPremises().With(FieldPaths.SiteIp(TunnelRole.Slave), Wan1);

    public static VpnDraft OnExistingGateway(string routing) => VpnDraft.Empty(OnPremisesFields.Scenario)
        .With(FieldPaths.Name, "sha-dc")
        .With(FieldPaths.Region(SideKey.One), Shanghai)
        .With(FieldPaths.ExistingGateway(SideKey.One), DualTunnel)
        .With(FieldPaths.Routing, routing)
        .WithSite();

    public static VpnDraft Classic() => VpnDraft.Empty(ClassicFields.Scenario)
        .With(FieldPaths.Name, "sha-classic")
        .With(FieldPaths.Region(SideKey.One), Shanghai)
        .With(FieldPaths.ExistingGateway(SideKey.One), SingleTunnel)
        .WithSite()
        .With(FieldPaths.HealthDestination(TunnelRole.Master), "172.16.0.9")
        .With(FieldPaths.HealthSource(TunnelRole.Master), "10.20.1.101")
        .With(FieldPaths.HealthDestination(TunnelRole.Slave), "172.16.0.9")
        .With(FieldPaths.HealthSource(TunnelRole.Slave), "10.20.1.102");

    public static ObservedVpnGateway Gateway(string id, string? second = "vsw-sh-2") => new(
        id, $"{id}-name", "vpc-sh", "vsw-sh-1", second, second is null ? "47.100.0.1" : "47.100.0.2", second is null ? null : "47.100.0.3",
        GatewayStatus.Active, "Normal", "POSTPAY", "10M", Founded) { SupportsBgp = true };

    /// <summary>The region with gateways, one of its gateways changed.</summary>
    public static ImmutableDictionary<string, Landscape> WhereGateway(string id, Func<ObservedVpnGateway, ObservedVpnGateway> change) =>
        Where(Shanghai, region => region with { Gateways = region.Gateways.Select(gateway => gateway.Id == id ? change(gateway) : gateway).ToEquatableArray() });

    /// <summary>The region with gateways, with a customer gateway for an address.</summary>
    public static Landscape WithCustomerGateway(this Landscape region, string id, string ip, long? asn) => region with
    {
        CustomerGateways = region.CustomerGateways.Append(new ObservedCustomerGateway(id, $"{id}-name", ip, asn, Founded)).ToEquatableArray(),
    };

    /// <summary>The region with gateways, with a connection of two tunnels.</summary>
    public static Landscape WithConnection(this Landscape region, string gatewayId, string id, string customer1, string customer2, string? cidr = null) =>
        region.WithConnection(new ObservedIpsecConnection(
            id, id, gatewayId, "active", "0.0.0.0/0", "0.0.0.0/0", EffectImmediately: true,
            new[] { Tunnel(TunnelRole.Master, customer1, cidr), Tunnel(TunnelRole.Slave, customer2, null) }.ToEquatableArray(), Founded));

    public static Landscape WithConnection(this Landscape region, ObservedIpsecConnection connection) =>
        region with { Connections = region.Connections.Append(connection).ToEquatableArray() };

    public static Landscape WithRoute(this Landscape region, string gatewayId, string destination) => region with
    {
        Routes = region.Routes.Append(new ObservedDestinationRoute(gatewayId, destination, "vco-other", 100, Published: true)).ToEquatableArray(),
    };

    private static ObservedTunnel Tunnel(TunnelRole role, string customer, string? cidr) => new($"tun-{role}", role, customer, null, null, "active", TunnelStatus.IpsecSaEstablished)
    {
        Bgp = cidr is null ? null : new ObservedBgp(cidr, "169.254.10.1", 65530, 65500, IsUp: true),
    };

    private static VpnDraft WithSite(this VpnDraft draft) => draft
        .With(FieldPaths.SiteIp(TunnelRole.Master), Wan1)
        .With(FieldPaths.SiteIp(TunnelRole.Slave), Wan2)
        .With(FieldPaths.Subnets(SideKey.Two), Lan)
        .WithPsk(TunnelRole.Master, MasterKey)
        .WithPsk(TunnelRole.Slave, SlaveKey);

    private static Landscape WithGateways() => Region(
        Shanghai, [Shanghai + "-a", Shanghai + "-b"],
        [Vpc("vpc-sh", "Shanghai", Shanghai, "10.20.0.0/16"), Vpc("vpc-sh2", "Shanghai2", Shanghai, "10.21.0.0/16")],
        [
            VSwitch("vsw-sh-1", "vpc-sh", Shanghai + "-a", "10.20.1.0/24"), VSwitch("vsw-sh-2", "vpc-sh", Shanghai + "-b", "10.20.2.0/24"),
            VSwitch("vsw-sh2-1", "vpc-sh2", Shanghai + "-a", "10.21.1.0/24"), VSwitch("vsw-sh2-2", "vpc-sh2", Shanghai + "-b", "10.21.2.0/24"),
        ]) with
    {
        Gateways = new[] { Gateway(SingleTunnel, second: null), Gateway(DualTunnel) }.ToEquatableArray(),
        OffersBgp = true,
    };
}
