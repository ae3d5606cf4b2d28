using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Exports.StrongSwan;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Exports;

public sealed class RefusalTests
{
    [Fact]
    public void Export_BeforeTheRun_NamesEveryMissingAddress()
    {
        foreach (var renderer in RendererBook.All)
        {
            var outcome = renderer.Render(ExportSamples.Context() with { Addresses = KnownAddresses.None });
            Assert.Null(outcome.Value);
            Assert.Equal(4, outcome.Refusals.Count);
            Assert.All(outcome.Refusals, refusal => Assert.Equal("export-address-missing", refusal.Code));
            Assert.All(outcome.Refusals, refusal => Assert.Equal(Severity.Error, refusal.Severity));
            Assert.All(outcome.Refusals, refusal => Assert.NotEqual(refusal.Reason.Zh, refusal.Reason.En));
        }
    }

    [Theory]
    [InlineData("vpc-to-vpc-bgp", 4)]
    [InlineData("on-premises-static", 2)]
    [InlineData("on-premises-bgp", 2)]
    [InlineData("on-premises-one-ip", 2)]
    [InlineData("on-premises-classic", 1)]
    public void Preview_BeforeTheRun_ShowsTheFilesAndNamesWhatIsMissing(string design, int missing)
    {
        foreach (var renderer in RendererBook.All)
        {
            var context = ExportSamples.Context(ExportDesigns.Find(design) with { Addresses = KnownAddresses.None });
            Assert.Equal(missing, context.Gaps.Count);
            Assert.Equal(context.Gaps, renderer.Render(context).Refusals);
            var preview = renderer.Render(context with { IsPreview = true });
            Assert.Empty(preview.Refusals);
            Assert.NotEmpty(preview.Value!.Files);
        }
    }

    [Fact]
    public void Preview_AGap_IsNoAddressAndSaysSo()
    {
        var context = ExportSamples.Context(ExportDesigns.OnPremisesStatic with { Addresses = KnownAddresses.None }, language: ExportLanguage.English) with { IsPreview = true };
        var conf = ExportSamples.Render(new StrongSwanRenderer(), context).FileText("swanctl.conf");
        Assert.Contains("remote_addrs = unknown-ip1-of-gateway1", conf, StringComparison.Ordinal);
        Assert.Contains("local_addrs = 203.0.113.207", conf, StringComparison.Ordinal);
        Assert.Contains("preview, not to be loaded", conf, StringComparison.Ordinal);
        Assert.True(context.Device().Value!.Tunnels.All(tunnel => AddressGap.Is(tunnel.AlibabaIp)));
    }

    [Fact]
    public void Preview_OfSomethingWrong_IsRefusedAllTheSame()
    {
        var one = ExportDesigns.OnPremisesStatic.Addresses.One;
        var context = ExportSamples.Context(ExportDesigns.OnPremisesStatic with
        {
            Addresses = KnownAddresses.None with { One = one with { Master = one.Master with { PublicIp = ExportDesigns.Wan1 }, Slave = KnownTunnel.Unknown } },
        });
        Assert.Equal("export-address-twice", Assert.Single((context with { IsPreview = true }).Device().Refusals).Code);
    }

    [Fact]
    public void Export_ADeviceInsideItsOwnNetworks_IsRefused()
    {
        var inside = new[] { Cidr.Parse("203.0.113.0/24") }.ToEquatableArray();
        var refusals = Changed(ExportDesigns.OnPremisesStatic, scenario => ((OnPremises)scenario) with { DataCentre = scenario.Site! with { Subnets = inside } }).Device().Refusals;
        Assert.Equal(["export-address-inside-subnet", "export-address-inside-subnet"], refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public void Classic_BothConnectionsBetweenTheSameAddresses_IsRefused() => AssertRefused(
        "export-tunnels-alike", Changed(ExportDesigns.Classic, scenario =>
            ((OnPremisesClassic)scenario) with { DataCentre = scenario.Site! with { SlaveIp = scenario.Site.MasterIp } }));

    [Fact]
    public void Classic_BothHealthChecksFromOneSource_IsRefused() => AssertRefused(
        "export-health-sources-alike", Changed(ExportDesigns.Classic, scenario => SlaveCheck(scenario, check => check with { Source = ExportDesigns.HealthSource1 })));

    [Theory]
    [InlineData("172.16.0.9; reboot")]
    [InlineData("host")]
    [InlineData("")]
    public void Classic_AHealthCheckOfNoAddress_IsRefused(string address) => AssertRefused(
        "export-health-address-unreadable", Changed(ExportDesigns.Classic, scenario => SlaveCheck(scenario, check => check with { Destination = address })));

    [Fact]
    public void Bgp_ACustomerGatewayOfAnotherAsn_IsRefusedForBothTunnels()
    {
        var context = Changed(ExportDesigns.OnPremisesBgp, scenario => ((OnPremises)scenario) with { DataCentre = scenario.Site! with { Asn = 65501 } });
        Assert.Equal(["export-asn-differs", "export-asn-differs"], context.Device().Refusals.Select(refusal => refusal.Code));
        Assert.All(context.Device().Refusals, refusal => Assert.Equal("65500", refusal.FixValue));
    }

    [Theory]
    [InlineData("")]
    [InlineData("198.51.100")]
    [InlineData("198.51.100.87; reboot")]
    [InlineData(" 198.51.100.87")]
    [InlineData("2001:db8::1")]
    public void Export_AnAddressThatIsNone_IsRefused(string ip) => AssertRefused("export-address-missing", MasterOfOne(ip));

    [Fact]
    public void Export_TheSameAddressOnBothEnds_IsRefused() => AssertRefused("export-address-twice", MasterOfOne("203.0.113.207"));

    [Fact]
    public void Export_AGatewayInsideItsOwnNetworks_IsRefused() => AssertRefused("export-address-inside-subnet", MasterOfOne("10.0.0.9"));

    [Fact]
    public void RevealedExport_WithoutKeys_IsRefusedForBothTunnels()
    {
        var outcome = new StrongSwanRenderer().Render(ExportSamples.Context(secrets: SecretMode.Revealed) with { Keys = PskSource.None });
        Assert.Equal(["tunnel1.psk", "tunnel2.psk"], outcome.Refusals.Select(refusal => refusal.Path));
        Assert.NotNull(new StrongSwanRenderer().Render(ExportSamples.Context() with { Keys = PskSource.None }).Value);
    }

    [Fact]
    public void StrongSwan_ALifetimeWhoseRenewalWouldVanish_IsRefused()
    {
        var draft = ExportSamples.Draft().With(FieldPaths.IpsecLifetime, "1");
        var outcome = new StrongSwanRenderer().Render(ExportSamples.Context(draft: draft));
        Assert.Equal(FieldPaths.IpsecLifetime, Assert.Single(outcome.Refusals).Path);
    }

    [Fact]
    public void View_StandsWhereThePeerIs()
    {
        var view = ExportSamples.Context(SideKey.Two).Device().Value!;
        Assert.Equal("VPN网关1", view.DeviceName);
        Assert.Equal(["198.51.100.87", "198.51.100.78"], view.Tunnels.Select(tunnel => tunnel.DeviceIp));
        Assert.Equal(["169.254.10.1", "169.254.20.1"], view.Tunnels.Select(tunnel => tunnel.Inside!.DeviceIp));
        Assert.Equal("192.168.0.0/16", Assert.Single(view.VpcSubnets).ToString());
        Assert.False(view.HasEqualIds);
    }

    [Theory]
    [InlineData("on-premises-static", SideKey.One)]
    [InlineData("on-premises-static", SideKey.Two)]
    [InlineData("on-premises-bgp", SideKey.Two)]
    public void View_OfADataCentre_IsTheDataCentreWhateverSideIsAskedFor(string design, SideKey asked)
    {
        var view = ExportSamples.Context(ExportDesigns.Find(design), asked).Device().Value!;
        Assert.Equal("本地数据中心", view.DeviceName);
        Assert.Equal([ExportDesigns.Wan1, ExportDesigns.Wan2], view.Tunnels.Select(tunnel => tunnel.DeviceIp));
        Assert.Equal(["198.51.100.87", "198.51.100.78"], view.Tunnels.Select(tunnel => tunnel.AlibabaIp));
        Assert.Equal("169.254.20.2", view.Tunnels[1].Inside!.DeviceIp);
        Assert.Equal(ExportDesigns.Lan, Assert.Single(view.DeviceSubnets).ToString());
        Assert.Equal(design == "on-premises-bgp" ? new BgpSession(65500, 65530) : null, view.Tunnels[0].Bgp);
        Assert.False(view.IsClassic);
    }

    [Fact]
    public void View_OfTheClassicDesign_HasOneAlibabaAddressAndTwoHealthChecks()
    {
        var view = ExportSamples.Context(ExportDesigns.Classic).Device().Value!;
        Assert.True(view.IsClassic);
        Assert.Equal(["198.51.100.87", "198.51.100.87"], view.Tunnels.Select(tunnel => tunnel.AlibabaIp));
        Assert.Equal([100, 0], view.Tunnels.Select(tunnel => tunnel.Weight));
        Assert.All(view.Tunnels, tunnel => Assert.Null(tunnel.Inside));
        Assert.Equal([ExportDesigns.HealthSource1, ExportDesigns.HealthSource2], view.Tunnels.Select(tunnel => tunnel.HealthCheck!.Source));
        Assert.False(view.HasEqualIds);
    }

    [Fact]
    public void Swanctl_EqualIdsOnBothTunnels_AllowsBothToLive()
    {
        var view = ExportSamples.Context().Device().Value!;
        var equal = view with { Tunnels = view.Tunnels.Select(tunnel => tunnel with { DeviceId = "192.0.2.1", AlibabaId = "192.0.2.2" }).ToEquatableArray() };
        Assert.Contains("unique = never", Text(equal), StringComparison.Ordinal);
        Assert.DoesNotContain("unique", Text(view), StringComparison.Ordinal);
    }

    private static string Text(DeviceView view) =>
        SwanctlWriter.Write(SwanctlConnections.Build(view, ExportLanguage.English, SecretMode.Masked));

    private static KnownAddresses MasterOfOne(string ip)
    {
        var one = ExportSamples.Addresses.One;
        return ExportSamples.Addresses with { One = one with { Master = one.Master with { PublicIp = ip } } };
    }

    /// <summary>A design whose scenario is changed behind the back of the rules.</summary>
    private static ExportContext Changed(ExportDesign design, Func<Scenario, Scenario> change)
    {
        var context = ExportSamples.Context(design);
        return context with { Topology = ExportSamples.Unchecked(context.Topology.Topology with { Scenario = change(context.Scenario) }) };
    }

    private static Scenario SlaveCheck(Scenario scenario, Func<HealthCheck, HealthCheck> change)
    {
        var classic = (OnPremisesClassic)scenario;
        return classic with { SlaveConnection = classic.SlaveConnection with { HealthCheck = change(classic.SlaveConnection.HealthCheck) } };
    }

    private static void AssertRefused(string code, ExportContext context)
    {
        foreach (var renderer in RendererBook.All) Assert.Equal(code, Assert.Single(renderer.Render(context).Refusals).Code);
    }

    private static void AssertRefused(string code, KnownAddresses addresses)
    {
        foreach (var renderer in RendererBook.All)
            Assert.Equal(code, Assert.Single(renderer.Render(ExportSamples.Context() with { Addresses = addresses }).Refusals).Code);
    }
}
