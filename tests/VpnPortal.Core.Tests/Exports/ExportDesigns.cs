using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>A documented design with its answers, and what the cloud told once it was built.</summary>
/// <param name="Key">Part of the names of snapshots.</param>
internal sealed record ExportDesign(string Key, VpnDraft Draft, KnownAddresses Addresses)
{
    public bool HasSite => Draft.Scenario != VpcToVpcFields.Scenario;

    /// <summary>The sides whose gateway a device may talk to.</summary>
    public IReadOnlyList<SideKey> CloudSides => HasSite ? [SideKey.One] : SideKeys.Both;

    public bool IsBgp => Draft.Values.GetValueOrDefault(FieldPaths.Routing) == RoutingWords.Bgp;
}

/// <summary>Every documented design and routing, and the device with one public IP.</summary>
internal static class ExportDesigns
{
    public const string Lan = "172.16.0.0/16";
    public const string HealthDestination = "172.16.0.9";
    public const string HealthSource1 = "10.10.10.101";
    public const string HealthSource2 = "10.10.10.102";
    public const string Wan1 = "203.0.113.207";
    public const string Wan2 = "203.0.113.15";
    public const string Region = "cn-hangzhou";

    public static readonly ExportDesign VpcStatic = new("vpc-to-vpc-static", ExportSamples.Draft(), ExportSamples.Addresses);

    public static readonly ExportDesign VpcBgp = VpcStatic with { Key = "vpc-to-vpc-bgp", Draft = VpcStatic.Draft.With(FieldPaths.Routing, RoutingWords.Bgp) };

    public static readonly ExportDesign OnPremisesStatic = new("on-premises-static", SiteDraft(OnPremisesFields.Scenario), Dual);

    public static readonly ExportDesign OnPremisesBgp = OnPremisesStatic with
    {
        Key = "on-premises-bgp", Draft = OnPremisesStatic.Draft.With(FieldPaths.Routing, RoutingWords.Bgp),
    };

    public static readonly ExportDesign OneIp = OnPremisesStatic with
    {
        Key = "on-premises-one-ip", Draft = OnPremisesStatic.Draft.With(FieldPaths.SiteIp(TunnelRole.Slave), Wan1),
    };

    public static readonly ExportDesign Classic = new("on-premises-classic", ClassicDraft(), Single);

    public static readonly IReadOnlyList<ExportDesign> All = [VpcStatic, VpcBgp, OnPremisesStatic, OnPremisesBgp, OneIp, Classic];

    public static ExportDesign Find(string key) => All.Single(design => design.Key == key);

    private static KnownAddresses Dual => KnownAddresses.None with
    {
        One = new KnownSide(
            "vpn-bp1one", "vco-bp1one", new KnownTunnel("198.51.100.87", "cgw-bp1one1", "tun-bp1one1"), new KnownTunnel("198.51.100.78", "cgw-bp1one2", "tun-bp1one2")),
    };

    private static KnownAddresses Single => KnownAddresses.None with
    {
        One = new KnownSide(
            ExportSamples.LegacyGateway, null, new KnownTunnel("198.51.100.87", "cgw-bp1one1", null, "vco-bp1one1"), new KnownTunnel("198.51.100.87", "cgw-bp1one2", null, "vco-bp1one2")),
    };

    private static VpnDraft SiteDraft(string scenario) => VpnDraft.Empty(scenario)
        .With(FieldPaths.Name, "hz-dc")
        .With(FieldPaths.Region(SideKey.One), Region)
        .With(FieldPaths.Vpc(SideKey.One), "vpc-bp1one")
        .With(FieldPaths.VSwitch(SideKey.One, TunnelRole.Master), "vsw-bp1one1")
        .With(FieldPaths.VSwitch(SideKey.One, TunnelRole.Slave), "vsw-bp1one2")
        .With(FieldPaths.SiteIp(TunnelRole.Master), Wan1)
        .With(FieldPaths.SiteIp(TunnelRole.Slave), Wan2)
        .With(FieldPaths.Subnets(SideKey.Two), Lan)
        .With(FieldPaths.Psk(TunnelRole.Master), ExportSamples.MasterKey)
        .With(FieldPaths.Psk(TunnelRole.Slave), ExportSamples.SlaveKey);

    private static VpnDraft ClassicDraft() => SiteDraft(ClassicFields.Scenario)
        .With(FieldPaths.ExistingGateway(SideKey.One), ExportSamples.LegacyGateway)
        .With(FieldPaths.HealthDestination(TunnelRole.Master), HealthDestination)
        .With(FieldPaths.HealthDestination(TunnelRole.Slave), HealthDestination)
        .With(FieldPaths.HealthSource(TunnelRole.Master), HealthSource1)
        .With(FieldPaths.HealthSource(TunnelRole.Slave), HealthSource2);
}
