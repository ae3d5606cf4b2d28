using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Web.Shared.Topology;
using VpnPortal.Web.Features.Wizard;
using static VpnPortal.Web.Tests.Wizard.WizardDrafts;
using VpcSide = VpnPortal.Web.Shared.Topology.VpcSide;

namespace VpnPortal.Web.Tests.Wizard;

public sealed class ScenarioViewsTests
{
    public static TheoryData<string, string> ScenariosInBothLanguages() =>
        [.. from scenario in DraftFields.Scenarios from culture in new[] { "zh-CN", "en" } select new TheoryDataRow<string, string>(scenario, culture)];

    [Theory, MemberData(nameof(ScenariosInBothLanguages))]
    public void EveryStep_SaysWhatItIsFor(string scenario, string culture)
    {
        var texts = TextsIn(culture);
        Assert.All(StepNumber.All, step => Assert.False(texts[$"Sub-{scenario}-{step}"].ResourceNotFound, $"{scenario} {step}"));
        Assert.NotEqual(scenario, ScenarioNames.Of(scenario).In(culture));
    }

    [Theory, MemberData(nameof(ScenariosInBothLanguages))]
    public void DataCentre_IsNeverCalledAVpc(string scenario, string culture)
    {
        var texts = TextsIn(culture);
        var labels = DraftFields.Of(scenario).Where(field => field.Path.StartsWith("side2", StringComparison.Ordinal)).Select(field => FieldLabels.Full(texts, scenario, field.Path)).ToList();
        var isSite = scenario != VpcToVpcFields.Scenario;
        Assert.All(labels, label => Assert.Equal(isSite, label.StartsWith(texts["SideSite"], StringComparison.Ordinal)));
        if (isSite) Assert.DoesNotContain(labels, label => label.Contains("VPC2", StringComparison.Ordinal) || label.Contains("Side 2", StringComparison.Ordinal));
    }

    [Fact]
    public void History_NamesSidesWithoutTheirScenario()
    {
        var texts = TextsIn("zh-CN");
        Assert.Equal("第 2 侧 · 自治系统号（ASN）", FieldLabels.Full(texts, null, FieldPaths.Asn(SideKey.Two)));
        Assert.StartsWith("本地数据中心", FieldLabels.Full(texts, null, FieldPaths.SiteIp(TunnelRole.Master)), StringComparison.Ordinal);
    }

    [Fact]
    public void Gateways_OfTheOtherKind_SayWhyNot()
    {
        var (texts, side) = (TextsIn("zh-CN"), Of(DraftExamples.OnPremises).Read().One);
        var dual = GatewayRows.ForDualTunnel(texts, side);
        Assert.Equal(["", "vpn-dual", "vpn-single"], dual.Select(row => row.Key));
        Assert.Equal([false, false, true], dual.Select(row => row.NotBecause is not null));
        Assert.Equal(["VPC-Hangzhou", "10 Mbps", "正常", "vpn-dual"], dual[1].Columns);
        var single = GatewayRows.ForSingleTunnel(texts, side);
        Assert.Equal([("vpn-single", true), ("vpn-dual", false)], single.Select(row => (row.Key, row.NotBecause is null)));
    }

    [Fact]
    public void Addresses_OfTheDevice_BecomeCustomerGateways()
    {
        var registrations = SiteRegistration.Of(Of(DraftExamples.OnPremises).Read());
        Assert.Equal([RegistrationKind.New, RegistrationKind.New], registrations.Select(one => one.Kind));
        Assert.Equal(["203.0.113.207", "203.0.113.15"], registrations.Select(one => one.Address));
        Assert.Equal("65500", registrations[0].Asn);
    }

    [Fact]
    public void Drawing_OfADraft_TellsWhatStandsAlready()
    {
        var (used, bought) = (DraftTopology.Of(Of(DraftExamples.OnPremisesClassic).Read()), DraftTopology.Of(Of(DraftExamples.OnPremises).Read()));
        Assert.Equal(DisplayState.Normal, Assert.IsType<VpcSide>(used.One).Gateway.State);
        Assert.Equal(DisplayState.Planned, Assert.IsType<VpcSide>(bought.One).Gateway.State);
        Assert.StartsWith("strongSwan", Assert.IsType<DataCentreSide>(bought.Two).Device.Name, StringComparison.Ordinal);
        Assert.NotNull(bought.Two.Routing);
    }

    [Fact]
    public void RegisteredAddress_IsUsedAsItIs()
    {
        var registrations = SiteRegistration.Of(Of(DraftExamples.OnPremises).Read(WithRegistered("203.0.113.15")));
        Assert.Equal(RegistrationKind.New, registrations[0].Kind);
        Assert.Equal(new SiteRegistration(TunnelRole.Slave, RegistrationKind.Existing, "old", "203.0.113.15", "64999", "cgw-1"), registrations[1]);
    }

    [Fact]
    public void OneAddress_IsRegisteredOnce()
    {
        var draft = Of(DraftExamples.OnPremises).With(FieldPaths.SiteIp(TunnelRole.Slave), "203.0.113.207");
        var registrations = SiteRegistration.Of(draft.Read());
        Assert.Equal([RegistrationKind.New, RegistrationKind.Shared], registrations.Select(one => one.Kind));
        Assert.Equal(registrations[0].Name, registrations[1].Name);
    }

    [Fact]
    public void ClassicRoutes_HaveTheDocumentsWeights() => Assert.Equal(
        [new RouteRow("VPN网关-单隧道", "172.16.0.0/16", "IPsec连接1", true, 100), new RouteRow("VPN网关-单隧道", "172.16.0.0/16", "IPsec连接2", true, 0)],
        RouteRow.Of(Of(DraftExamples.OnPremisesClassic).Read()));

    [Fact]
    public void OnPremisesRoute_LeadsToTheDataCentre() =>
        Assert.Equal([new RouteRow("VPN网关1", "172.16.0.0/16", "IPsec连接1", true, 100)], RouteRow.Of(Of(DraftExamples.OnPremises).Read()));

    [Fact]
    public void BgpPlan_IsTheDocumentsTable() => Assert.Equal(
        [
            new BgpRow("VPN网关1", "IPsec连接1", TunnelRole.Master, "65530", "169.254.10.0/30", "169.254.10.1"),
            new BgpRow("VPN网关1", "IPsec连接1", TunnelRole.Slave, "65530", "169.254.20.0/30", "169.254.20.1"),
            new BgpRow("VPN网关2", "IPsec连接2", TunnelRole.Master, "65500", "169.254.10.0/30", "169.254.10.2"),
            new BgpRow("VPN网关2", "IPsec连接2", TunnelRole.Slave, "65500", "169.254.20.0/30", "169.254.20.2"),
        ],
        BgpRow.Of(Of(DraftExamples.VpcToVpcWithBgp).Read()));

    [Fact]
    public void DeviceSheet_IsSeenFromTheDeviceAndHoldsNoKey()
    {
        var sheet = DeviceParameter.Of(TextsIn("en"), Of(DraftExamples.OnPremises).With(FieldPaths.Routing, RoutingWords.Bgp).Read());
        DeviceParameter Row(string name) => sheet.Single(row => row.Name == name);
        Assert.Equal("172.16.0.0/16", Row("LocalSubnet (data centre)").Master);
        Assert.Equal("10.10.0.0/16", Row("RemoteSubnet (VPC)").Master);
        Assert.Equal(("203.0.113.207", "203.0.113.15"), (Row("Local public IP (device)").Master, Row("Local public IP (device)").Slave));
        Assert.Equal((PresharedKey.Mask, "–"), (Row("Pre-shared key").Master, Row("Pre-shared key").Slave));
        Assert.Equal(("169.254.10.2", "169.254.20.1"), (Row("Local BGP address").Master, Row("Remote BGP address").Slave));
        Assert.DoesNotContain(sheet, row => $"{row.Master}{row.Slave}".Contains(MasterKey, StringComparison.Ordinal));
    }

    [Fact]
    public void Devices_AnyOtherIsConfiguredByHand()
    {
        var devices = DeviceChoice.All(TextsIn("en"));
        Assert.Equal("strongswan", devices[0].Key);
        Assert.Equal(("parameters", "Another device"), (devices[^1].Key, devices[^1].Name));
        Assert.DoesNotContain(devices, device => device.Key == "runbook");
    }

    [Fact]
    public void DeviceSheet_OfAReusedGateway_KnowsItsAddress()
    {
        var classic = DeviceParameter.Of(TextsIn("en"), Of(DraftExamples.OnPremisesClassic).Read()).Single(row => row.Name == "Remote public IP (VPN gateway)");
        Assert.Equal(("47.110.62.18", "47.110.62.18"), (classic.Master, classic.Slave));
        var reused = Of(DraftExamples.OnPremises).With(FieldPaths.ExistingGateway(SideKey.One), DualTunnel.Id);
        var dual = DeviceParameter.Of(TextsIn("en"), reused.Read()).Single(row => row.Name == "Remote public IP (VPN gateway)");
        Assert.Equal(("47.110.62.18", "47.110.62.19"), (dual.Master, dual.Slave));
    }

    [Fact]
    public void DocumentedNames_AreThoseOfEachDocument()
    {
        Assert.Equal(["创建VPN网关", "创建用户网关", "创建IPsec连接", "配置路由", "验证测试"], StepNumber.All.Select(step => DocumentedSteps.Name(VpcToVpcFields.Scenario, step).Zh));
        Assert.Equal("在本地网关设备中加载VPN配置", DocumentedSteps.Name(ClassicFields.Scenario, 4).Zh);
    }
}
