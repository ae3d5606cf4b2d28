using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;
using VpnPortal.Core.Validation.Rules;
using static VpnPortal.Core.Tests.Validation.TestDrafts;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>The data centre: its name, public IPs, ASN, device and networks.</summary>
public sealed class SiteTests
{
    private const string Ip1 = "side2.site.publicIp1";
    private const string Ip2 = "side2.site.publicIp2";

    [Fact]
    public void Rejects_MissingAnswersOfTheSite()
    {
        OnPremises().With(Ip1, "").Refuses("field-required", Ip1);
        OnPremises().With("side2.subnets", "").Refuses("field-required", "side2.subnets");
        OnPremises().With("side2.subnets", ",").Refuses("field-required", "side2.subnets");
        OnPremises().With("side2.site.device", " ").Refuses("field-required", "side2.site.device");
        OnPremises().With("side2.site.name", " ").Refuses("field-required", "side2.site.name");
        Classic().With("side1.gateway.existing", "").Refuses("field-required", "side1.gateway.existing");
    }

    [Fact]
    public void Accepts_WhatFollowsFromTheGateway() => OnExistingGateway(RoutingWords.Static)
        .With(FieldPaths.ChargeType, " ").With("side1.gateway.bandwidth", "11").With("side1.gateway.name", "!").With("side1.vswitch1", "vsw-none")
        .Allows("field-required").Allows("charge-type-unknown").Allows("bandwidth-not-offered").Allows("gateway-name").Allows("vswitch-not-found");

    [Fact]
    public void Accepts_PrepaidWordsWhereNothingIsBought() => OnExistingGateway(RoutingWords.Static)
        .With(FieldPaths.ChargeType, "PREPAY").With(FieldPaths.PeriodMonths, "99").Allows("prepaid-cannot-be-released").Allows("period-not-offered");

    [Theory]
    [InlineData("https://dc")]
    [InlineData("a\u0001b")]
    public void Rejects_SiteName(string name) => OnPremises().With(FieldPaths.SiteName, name).Refuses("site-name", FieldPaths.SiteName);

    [Fact]
    public void Accepts_SiteName() => OnPremises().With(FieldPaths.SiteName, "上海 (1)").Allows("site-name");

    [Theory]
    [InlineData("dc.example.com")]
    [InlineData("203.0.113.10/32")]
    [InlineData("2001:db8::1")]
    [InlineData("203.0.113.010")]
    [InlineData("203.0.113")]
    public void Rejects_SiteIpUnreadable(string typed) => OnPremises().With(Ip1, typed).Refuses("site-ip-unreadable", Ip1);

    [Fact]
    public void Accepts_SiteIpReadable() => OnPremises().With(Ip1, "8.8.8.8").Allows("site-ip-unreadable");

    [Theory]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.254")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.1.1")]
    [InlineData("224.0.0.5")]
    [InlineData("239.255.255.255")]
    [InlineData("255.1.2.3")]
    [InlineData("0.1.2.3")]
    public void Rejects_SiteIpReserved(string typed) => OnPremises().With(Ip2, typed).Refuses("site-ip-reserved", Ip2);

    [Theory]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("223.255.255.254")]
    public void Accepts_SiteIpBesideReserved(string typed) => OnPremises().With(Ip2, typed).Allows("site-ip-reserved");

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    public void Rejects_SiteIpPrivate(string typed) => OnPremises().With(Ip1, typed).Refuses("site-ip-private", Ip1);

    [Fact]
    public void Accepts_SiteIpPrivateAtAPrivateGateway()
    {
        OnPremises().With(Ip1, "172.32.0.1").Allows("site-ip-private");
        OnExistingGateway(RoutingWords.Static).With(Ip1, "10.200.0.1").With(Ip2, "10.200.0.2")
            .Allows("site-ip-private", WhereGateway(DualTunnel, gateway => gateway with { IsPrivate = true }));
    }

    [Fact]
    public void Warns_OneSiteIp()
    {
        OnPremisesWithOneIp().Warns("one-site-ip", Ip2);
        Assert.Equal("one-site-ip", Assert.Single(OnPremisesWithOneIp().Compile().Diagnostics).Code);
        Assert.True(OnPremisesWithOneIp().Compile().Topology!.Scenario.CloudSides[0].SharesCustomerGateway);
    }

    [Fact]
    public void Accepts_TwoSiteIps() => OnPremises().Allows("one-site-ip");

    [Fact]
    public void Rejects_OneSiteIpInTheClassicDesign() => Classic().With(Ip2, Wan1).Refuses("one-site-ip-classic", Ip2);

    [Fact]
    public void Accepts_TwoSiteIpsInTheClassicDesign()
    {
        Classic().Allows("one-site-ip-classic");
        OnPremisesWithOneIp().Allows("one-site-ip-classic");
    }

    [Theory]
    [InlineData("47.100.0.2")]
    [InlineData("47.100.0.3")]
    [InlineData("47.100.0.1")]
    public void Rejects_SiteIpOfAGateway(string typed) => OnExistingGateway(RoutingWords.Static).With(Ip1, typed).Refuses("site-ip-is-gateway", Ip1);

    [Fact]
    public void Accepts_SiteIpOfNoGateway() => OnExistingGateway(RoutingWords.Static).Allows("site-ip-is-gateway");

    [Fact]
    public void Rejects_SiteIpInsideItsNetworks() =>
        OnPremises().With("side2.subnets", "203.0.113.0/24").Refuses("site-ip-inside-networks", "side2.subnets");

    [Fact]
    public void Accepts_SiteIpOutsideItsNetworks() => OnPremises().Allows("site-ip-inside-networks");

    [Fact]
    public void Warns_SiteIpRegistered()
    {
        var known = Where(Frankfurt, region => region.WithCustomerGateway("cgw-1", Wan1, 65500));
        Assert.Contains("cgw-1", OnPremises().Warns("site-ip-registered", Ip1, known).Reason.Zh, StringComparison.Ordinal);
        Assert.Equal("cgw-1", OnPremises().Compile(known).Topology!.Scenario.CloudSides[0].MasterCustomerGateway.ExistingId);
        OnPremises().Warns("site-ip-registered", Ip1, Where(Frankfurt, region => region.WithCustomerGateway("cgw-1", Wan1, asn: null)));
    }

    [Fact]
    public void Accepts_SiteIpNotRegistered() => OnPremises().Allows("site-ip-registered", Where(Frankfurt, region => region.WithCustomerGateway("cgw-1", "8.8.8.8", 65500)));

    [Fact]
    public void Rejects_RegisteredAsnThatDiffersWithBgp()
    {
        var known = Where(Frankfurt, region => region.WithCustomerGateway("cgw-1", Wan1, 65010));
        Assert.Equal("65010", OnPremises(RoutingWords.Bgp).Refuses("registered-asn-differs", "side2.asn", known).FixValue);
        OnPremises().Allows("registered-asn-differs", known);
        var both = Where(Frankfurt, region => region.WithCustomerGateway("cgw-1", Wan1, 65010).WithCustomerGateway("cgw-2", Wan2, 65020));
        Assert.Null(OnPremises(RoutingWords.Bgp).Refuses("registered-asn-differs", "side2.asn", both).FixValue);
    }

    [Fact]
    public void Rejects_RegisteredWithoutAsnForBgp()
    {
        var known = Where(Frankfurt, region => region.WithCustomerGateway("cgw-1", Wan1, asn: null));
        OnPremises(RoutingWords.Bgp).Refuses("registered-without-asn", Ip1, known);
        OnPremises().Allows("registered-without-asn", known);
    }

    [Fact]
    public void Accepts_RegisteredAsnThatFits() => OnPremises(RoutingWords.Bgp)
        .Allows("registered-asn-differs", Where(Frankfurt, region => region.WithCustomerGateway("cgw-1", Wan1, 65500)));

    [Fact]
    public void Rejects_SiteIpThatIsConnectedAlready()
    {
        var connected = Where(Shanghai, region => region.WithCustomerGateway("cgw-1", Wan1, 65500).WithConnection(DualTunnel, "vco-1", "cgw-1", "cgw-9"));
        OnExistingGateway(RoutingWords.Static).Refuses("site-ip-connected", Ip1, connected);
        OnExistingGateway(RoutingWords.Static).With(Ip1, Wan2).With(Ip2, Wan1).Allows("site-ip-connected", connected);
        var single = new ObservedIpsecConnection("vco-2", "vco-2", SingleTunnel, "active", "0.0.0.0/0", "0.0.0.0/0", EffectImmediately: true, default, Founded) { CustomerGatewayId = "cgw-2" };
        Classic().Refuses("site-ip-connected", Ip2, Where(Shanghai, region => region.WithCustomerGateway("cgw-2", Wan2, 65500).WithConnection(single)));
    }

    [Fact]
    public void Accepts_SiteIpConnectedElsewhere() => OnExistingGateway(RoutingWords.Static).Allows(
        "site-ip-connected", Where(Shanghai, region => region.WithCustomerGateway("cgw-1", Wan1, 65500).WithConnection("vpn-other", "vco-1", "cgw-1", "cgw-9")));

    [Theory]
    [InlineData("0", "asn-out-of-range")]
    [InlineData("45104", "asn-is-alibaba-default")]
    [InlineData("x", "asn-unreadable")]
    public void Rejects_AsnOfTheSite(string typed, string code)
    {
        OnPremises().With("side2.asn", typed).Refuses(code, "side2.asn");
        Classic().With("side2.asn", typed).Refuses(code, "side2.asn");
    }

    [Fact]
    public void Accepts_AlibabaDefaultOfTheGateway() => OnPremises().With("side1.asn", "45104").Allows("asn-is-alibaba-default");

    [Fact]
    public void Rejects_DeviceUnknown()
    {
        Assert.Equal("strongswan", OnPremises().With(FieldPaths.SiteDevice, "StrongSwan").Refuses("device-unknown", FieldPaths.SiteDevice).FixValue);
        Classic().With(FieldPaths.SiteDevice, "toaster").Refuses("device-unknown", FieldPaths.SiteDevice);
    }

    [Fact]
    public void Accepts_DeviceKnown() => Assert.All(DeviceLimits.All, device => OnPremises().With(FieldPaths.SiteDevice, device.Key).Allows("device-unknown"));

    [Theory]
    [InlineData("kV7mQx2Rt?9pLw4ZcN8hYd3Gf6JsAe5T", 10)]
    [InlineData("kV7mQx2RtB9pLw4ZcN8hYd3Gf6JsAe5TkV7mQx2RtB9pLw4ZcN8hYd3Gf6JsAe5T9", 65)]
    public void Rejects_PskNotForDevice(string key, int figure)
    {
        var found = Assert.Single(Limited.Check(Read(OnPremises().WithPsk(TunnelRole.Master, key))));
        Assert.Equal(("psk-not-for-device", "tunnel1.psk"), (found.Code, found.Path));
        Assert.Contains(FormattableString.Invariant($"{figure}"), found.Reason.En, StringComparison.Ordinal);
        Assert.DoesNotContain(key, found.ToString(), StringComparison.Ordinal);
        FindingAssert.IsWellWritten(found);
    }

    [Fact]
    public void Accepts_PskForDevice()
    {
        Assert.Empty(Limited.Check(Read(OnPremises())));
        OnPremises().WithPsk(TunnelRole.Master, PresharedKey.AllowedPunctuation + "aB3").Allows("psk-not-for-device");
        Complete().Allows("psk-not-for-device");
    }

    [Fact]
    public void Rejects_LifetimeNotForDevice() =>
        Assert.Equal("86400", OnPremises().With(FieldPaths.IpsecLifetime, "59").Refuses("lifetime-not-for-device", FieldPaths.IpsecLifetime).FixValue);

    [Fact]
    public void Accepts_LifetimeForDevice()
    {
        OnPremises().With(FieldPaths.IpsecLifetime, "60").Allows("lifetime-not-for-device");
        Complete().With(FieldPaths.IpsecLifetime, "59").Allows("lifetime-not-for-device");
    }

    [Fact]
    public void Warns_WaitsForDevice()
    {
        Assert.Equal("true", OnPremises().With("side1.connection.effectImmediately", "false").Warns("waits-for-device", "side1.connection.effectImmediately").FixValue);
        Classic().With("side1.connection.effectImmediately", "false").Warns("waits-for-device", "side1.connection.effectImmediately");
    }

    [Fact]
    public void Accepts_ImmediateNegotiation()
    {
        OnPremises().Allows("waits-for-device");
        Complete().With("side1.connection.effectImmediately", "false").Allows("waits-for-device");
    }

    [Fact]
    public void Findings_OfADataCentre_NeverSpeakOfASecondVpc()
    {
        var broken = new[] { ",", "x", "172.16.0.1/16", "0.0.0.0/0", "100.64.0.0/16", "10.0.0.0/16", "10.0.20.0/24,169.254.10.0/30", "172.16.0.0/16,172.16.1.0/24" };
        foreach (var finding in broken.SelectMany(typed => new[] { OnPremises(), OnPremises(RoutingWords.Bgp), Classic() }.SelectMany(draft => draft.With("side2.subnets", typed).With("side2.asn", "1").Compile().Diagnostics)))
        {
            FindingAssert.IsWellWritten(finding);
            Assert.DoesNotMatch(@"VPC ?[12]|[Ss]ide ?[12]|网关[12]", finding.Reason.Zh + finding.Fix.Zh + finding.Reason.En + finding.Fix.En);
        }
    }

    private static readonly PskNotForDevice Limited = new(_ => new DeviceLimits("x", new("某设备", "some device"), 64, "?\"", 1));

    private static DraftReading Read(VpnDraft draft) => new(draft, Landscapes);
}
