using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using static VpnPortal.Core.Tests.Validation.TestDrafts;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>Step 1: names, regions, VPCs, vSwitches and the gateways themselves.</summary>
public sealed class GatewayStepTests
{
    private static readonly string VSwitchTwo = FieldPaths.VSwitch(SideKey.Two, TunnelRole.Slave);

    [Fact]
    public void Rejects_MissingAnswers()
    {
        Complete().With(FieldPaths.Name, "").Refuses("field-required", FieldPaths.Name);
        Complete().With(FieldPaths.Region(SideKey.Two), "").Refuses("field-required", "side2.region");
        Complete().With(FieldPaths.Vpc(SideKey.One), "").Refuses("field-required", "side1.vpc");
        Complete().With(VSwitchTwo, "").Refuses("field-required", VSwitchTwo);
        Complete().WithPsk(TunnelRole.Slave, "").Refuses("field-required", "tunnel2.psk");
        Assert.Equal("VPN网关1", Complete().With("side1.gateway.name", " ").Refuses("field-required", "side1.gateway.name").FixValue);
        Complete().With(FieldPaths.ChargeType, "PREPAY").With(FieldPaths.PeriodMonths, " ").Refuses("field-required", FieldPaths.PeriodMonths);
    }

    [Fact]
    public void Accepts_EmptyAnswersThatAreDerivedOptionalOrNotAsked() => Complete()
        .With(FieldPaths.PeriodMonths, " ").With("side1.customerGateway1.name", " ").With("side2.subnets", " ").With(FieldPaths.VerifySource, " ")
        .Allows("field-required");

    [Theory]
    [InlineData("http://portal")]
    [InlineData("a\u0007b")]
    public void Rejects_DeploymentName(string name) => Complete().With(FieldPaths.Name, name).Refuses("deployment-name", FieldPaths.Name);

    [Theory]
    [InlineData("x")]
    [InlineData("法兰克福 生产 (1)")]
    public void Accepts_DeploymentName(string name) => Complete().With(FieldPaths.Name, name).Allows("deployment-name");

    [Fact]
    public void DeploymentName_101Characters_IsRefusedAnd100Accepted()
    {
        Complete().With(FieldPaths.Name, new string('n', 101)).Refuses("deployment-name", FieldPaths.Name);
        Complete().With(FieldPaths.Name, new string('n', 100)).Allows("deployment-name");
    }

    [Fact]
    public void Rejects_RegionNotDiscovered() => Complete().With("side1.region", "moon-1").Refuses("region-not-discovered", "side1.region");

    [Fact]
    public void Accepts_RegionDiscovered() => Complete().PlaceTwo(Singapore).Allows("region-not-discovered");

    [Fact]
    public void Rejects_RegionWithoutDualTunnel() => Complete().With("side2.region", Dubai).Refuses("region-without-dual-tunnel", "side2.region");

    [Fact]
    public void Accepts_RegionWithDualTunnel() => Complete().PlaceTwoInSeoul().Allows("region-without-dual-tunnel");

    [Theory]
    [InlineData(Hangzhou, Frankfurt)]
    [InlineData(HongKong, Hangzhou)]
    public void Rejects_RegionsCrossBorder(string one, string two)
    {
        var found = Complete().With("side1.region", one).PlaceTwo(two).Refuses("regions-cross-border", "side2.region");
        Assert.Contains("CEN", found.Fix.Zh, StringComparison.Ordinal);
        Assert.Contains("CEN", found.Fix.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Frankfurt, HongKong)]
    [InlineData("cn-beijing", Hangzhou)]
    public void Accepts_RegionsOnOneSideOfTheBorder(string one, string two) => Complete().With("side1.region", one).PlaceTwo(two).Allows("regions-cross-border");

    [Fact]
    public void Warns_RegionsDiffer()
    {
        var draft = Complete().PlaceTwo(Singapore);
        Assert.Contains("CEN", draft.Warns("regions-differ", "side2.region").Fix.Zh, StringComparison.Ordinal);
        Assert.NotNull(draft.Compile().Topology);
    }

    [Fact]
    public void Accepts_OneRegionAndLeavesCrossBorderToItsOwnRule()
    {
        Complete().Allows("regions-differ");
        Complete().PlaceTwo(Hangzhou).Allows("regions-differ");
    }

    [Fact]
    public void Rejects_VpcNotFound() => Complete().With("side1.vpc", "vpc-none").Refuses("vpc-not-found", "side1.vpc");

    [Fact]
    public void Accepts_VpcThatCannotBeLookedUp() => Complete().With("side1.region", "moon-1").Allows("vpc-not-found").Allows("vswitch-not-found");

    [Fact]
    public void Rejects_SameVpc() => Complete().With("side2.vpc", "vpc-1").Refuses("same-vpc", "side2.vpc");

    [Fact]
    public void Accepts_TwoVpcs() => Complete().Allows("same-vpc");

    [Fact]
    public void Rejects_VSwitchNotFound() => Complete().With(VSwitchTwo, "vsw-none").Refuses("vswitch-not-found", VSwitchTwo);

    [Fact]
    public void Accepts_VSwitchFound() => Complete().Allows("vswitch-not-found");

    [Fact]
    public void Rejects_VSwitchOfAnotherVpc() => Complete().With(VSwitchTwo, "vsw-1c").Refuses("vswitch-of-another-vpc", VSwitchTwo);

    [Fact]
    public void Accepts_VSwitchOfTheVpc() => Complete().Allows("vswitch-of-another-vpc");

    [Fact]
    public void Rejects_ZoneWithoutDualTunnel() => Complete().With("side1.vswitch1", "vsw-1d").Refuses("zone-without-dual-tunnel", "side1.vswitch1");

    [Fact]
    public void Accepts_ZoneWithDualTunnel() => Complete().Allows("zone-without-dual-tunnel");

    [Theory]
    [InlineData("vsw-1b")]
    [InlineData("vsw-1c-full")]
    public void Rejects_VSwitchesInOneZoneOfSeveral(string first)
    {
        var draft = Complete().With("side1.vswitch1", first).With("side1.vswitch2", first == "vsw-1b" ? first : "vsw-1c");
        Assert.Null(draft.Refuses("vswitches-share-zone", "side1.vswitch2").FixValue);
        draft.Allows("single-zone-region").Allows("vswitch-used-twice");
    }

    [Fact]
    public void Accepts_VSwitchesInDifferentZones() => Complete().Allows("vswitches-share-zone");

    [Fact]
    public void Warns_SingleZoneRegion()
    {
        var draft = Complete().PlaceTwoInSeoul();
        draft.Warns("single-zone-region", VSwitchTwo);
        draft.Allows("vswitches-share-zone").Allows("vswitch-used-twice");
        Assert.NotNull(draft.Compile().Topology);
    }

    [Fact]
    public void Accepts_SeveralZoneRegionWithoutThatWarning() => Complete().Allows("single-zone-region");

    [Fact]
    public void Warns_VSwitchUsedTwice()
    {
        var draft = Complete().PlaceTwoInSeoul("vsw-s1", "vsw-s1");
        draft.Warns("vswitch-used-twice", VSwitchTwo);
        Assert.NotNull(draft.Compile().Topology);
    }

    [Fact]
    public void Rejects_VSwitchFull()
    {
        Complete().With("side1.vswitch2", "vsw-1c-full").Refuses("vswitch-full", "side1.vswitch2");
        Complete().PlaceTwoInSeoul("vsw-s-one-left", "vsw-s-one-left").Refuses("vswitch-full", VSwitchTwo);
    }

    [Fact]
    public void Accepts_LastFreeAddress() => Complete().PlaceTwoInSeoul("vsw-s1", "vsw-s-one-left").Allows("vswitch-full");

    [Theory]
    [InlineData("a")]
    [InlineData("1gateway")]
    [InlineData("-gateway")]
    [InlineData("gate way")]
    [InlineData("网关!")]
    [InlineData("http://gateway")]
    [InlineData("g\uD83D\uDE00")]
    public void Rejects_GatewayName(string name) => Complete().With("side1.gateway.name", name).Refuses("gateway-name", "side1.gateway.name");

    [Theory]
    [InlineData("VPN网关1")]
    [InlineData("网关-1_a.b")]
    [InlineData("gw")]
    [InlineData("httpd")]
    public void Accepts_GatewayName(string name) => Complete().With("side1.gateway.name", name).Allows("gateway-name");

    [Fact]
    public void GatewayName_WithASpace_NamesItByWord()
    {
        var found = Complete().With("side1.gateway.name", "gate way").Refuses("gateway-name", "side1.gateway.name");
        Assert.Contains("空格", found.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains("a space", found.Reason.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("side2.gateway.name", "VPN网关1", "VPN网关1-2")]
    [InlineData("side2.connection.name", "IPsec连接1", "IPsec连接1-2")]
    [InlineData("side1.customerGateway2.name", "VPN网关1-Customer1", "VPN网关1-Customer1-2")]
    [InlineData("side2.customerGateway1.name", "VPN网关1-Customer1", "VPN网关1-Customer1-2")]
    public void Warns_NamesRepeated(string path, string name, string free) =>
        Assert.Equal(free, Complete().With(path, name).Warns("names-repeated", path).FixValue);

    [Fact]
    public void Accepts_OneNameInTwoRegionsOrForTwoKinds()
    {
        Complete().PlaceTwo(Singapore).With("side2.gateway.name", "VPN网关1").Allows("names-repeated");
        Complete().With("side1.connection.name", "VPN网关1").Allows("names-repeated");
    }

    [Theory]
    [InlineData("11", "20")]
    [InlineData("5000", "1000")]
    [InlineData("10M", "10")]
    public void Rejects_BandwidthNotOffered(string typed, string offered) =>
        Assert.Equal(offered, Complete().With("side1.gateway.bandwidth", typed).Refuses("bandwidth-not-offered", "side1.gateway.bandwidth").FixValue);

    [Theory]
    [InlineData("5")]
    [InlineData("1000")]
    public void Accepts_BandwidthOffered(string typed) => Complete().With("side1.gateway.bandwidth", typed).Allows("bandwidth-not-offered");

    [Theory]
    [InlineData("5")]
    [InlineData("20")]
    [InlineData("50")]
    public void Warns_BandwidthOfChinaSite(string typed)
    {
        Complete().With("side2.gateway.bandwidth", typed).Warns("bandwidth-of-china-site", "side2.gateway.bandwidth");
        Complete().With("side2.gateway.bandwidth", typed).With(FieldPaths.ChargeType, "PREPAY").Allows("bandwidth-of-china-site");
    }

    [Fact]
    public void Rejects_ChargeTypeUnknown()
    {
        Complete().With(FieldPaths.ChargeType, "FREE").Refuses("charge-type-unknown", FieldPaths.ChargeType);
        Assert.Equal("PREPAY", Complete().With(FieldPaths.ChargeType, "Prepay").Refuses("charge-type-unknown", FieldPaths.ChargeType).FixValue);
    }

    [Fact]
    public void Accepts_ChargeTypeKnown() => Complete().With(FieldPaths.ChargeType, "PREPAY").Allows("charge-type-unknown");

    [Theory]
    [InlineData("0")]
    [InlineData("10")]
    [InlineData("48")]
    [InlineData("a year")]
    public void Rejects_PeriodNotOffered(string months)
    {
        var draft = Complete().With(FieldPaths.PeriodMonths, months);
        draft.Allows("period-not-offered");
        draft.With(FieldPaths.ChargeType, "PREPAY").Refuses("period-not-offered", FieldPaths.PeriodMonths);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("36")]
    public void Accepts_PeriodOffered(string months) =>
        Complete().With(FieldPaths.ChargeType, "PREPAY").With(FieldPaths.PeriodMonths, months).Allows("period-not-offered");

    [Fact]
    public void Warns_PrepaidCannotBeReleased()
    {
        Complete().With(FieldPaths.ChargeType, "PREPAY").Warns("prepaid-cannot-be-released", FieldPaths.ChargeType);
        Complete().Allows("prepaid-cannot-be-released");
    }
}
