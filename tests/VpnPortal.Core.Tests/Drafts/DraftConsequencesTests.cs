using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Tests.Validation;

namespace VpnPortal.Core.Tests.Drafts;

public sealed class DraftConsequencesTests
{
    private static DraftReading Read(VpnDraft draft) => new(draft, TestDrafts.Landscapes);

    [Fact]
    public void FirstRegion_BecomesTheSecondsUnlessThatIsChosen()
    {
        var empty = Read(VpnDraft.Empty(VpcToVpcFields.Scenario));
        Assert.Equal(TestDrafts.Frankfurt, DraftConsequences.Of(empty, FieldPaths.Region(SideKey.One), TestDrafts.Frankfurt)[FieldPaths.Region(SideKey.Two)]);
        var complete = Read(TestDrafts.Complete());
        Assert.DoesNotContain(FieldPaths.Region(SideKey.Two), DraftConsequences.Of(complete, FieldPaths.Region(SideKey.One), TestDrafts.Seoul).Keys);
    }

    [Fact]
    public void AnotherRegion_TakesTheChoicesOfItsSideBack()
    {
        var more = DraftConsequences.Of(Read(TestDrafts.Complete()), FieldPaths.Region(SideKey.Two), TestDrafts.Singapore);
        Assert.Equal("", more[FieldPaths.Vpc(SideKey.Two)]);
        Assert.All(TunnelRoles.Both, role => Assert.Equal("", more[FieldPaths.VSwitch(SideKey.Two, role)]));
        Assert.DoesNotContain(more.Keys, path => path.StartsWith("side1", StringComparison.Ordinal));
    }

    [Fact]
    public void ChosenVpc_ProposesTwoVSwitchesInDifferentUsableZones()
    {
        var draft = VpnDraft.Empty(VpcToVpcFields.Scenario).With(FieldPaths.Region(SideKey.One), TestDrafts.Frankfurt);
        var more = DraftConsequences.Of(Read(draft), FieldPaths.Vpc(SideKey.One), "vpc-1");
        Assert.Equal("vsw-1b", more[FieldPaths.VSwitch(SideKey.One, TunnelRole.Master)]);
        Assert.Equal("vsw-1c", more[FieldPaths.VSwitch(SideKey.One, TunnelRole.Slave)]);
    }

    [Fact]
    public void OneZoneRegion_ProposesTwoVSwitchesOfThatZone()
    {
        var draft = VpnDraft.Empty(VpcToVpcFields.Scenario).With(FieldPaths.Region(SideKey.Two), TestDrafts.Seoul);
        var more = DraftConsequences.Of(Read(draft), FieldPaths.Vpc(SideKey.Two), "vpc-s");
        Assert.Equal("vsw-s1", more[FieldPaths.VSwitch(SideKey.Two, TunnelRole.Master)]);
        Assert.Equal("vsw-s2", more[FieldPaths.VSwitch(SideKey.Two, TunnelRole.Slave)]);
    }

    [Fact]
    public void ChosenGateway_ProposesHealthCheckSourcesAndTakesTheInstanceBack()
    {
        var draft = ClassicDraft().With(FieldPaths.VerifySource, "i-1");
        var more = DraftConsequences.Of(Classic(draft), FieldPaths.ExistingGateway(SideKey.One), "vpn-1");
        Assert.Equal("10.0.10.101", more[FieldPaths.HealthSource(TunnelRole.Master)]);
        Assert.Equal("10.0.10.102", more[FieldPaths.HealthSource(TunnelRole.Slave)]);
        Assert.Equal("", more[FieldPaths.VerifySource]);
    }

    [Fact]
    public void SameGatewayAgain_KeepsWhatWasTyped() =>
        Assert.Empty(DraftConsequences.Of(Classic(ClassicDraft().With(FieldPaths.ExistingGateway(SideKey.One), "vpn-1")), FieldPaths.ExistingGateway(SideKey.One), "vpn-1"));

    [Fact]
    public void SmallVSwitch_HasNoAddressToPropose()
    {
        var more = DraftConsequences.Of(Classic(ClassicDraft(), "10.0.10.0/28"), FieldPaths.ExistingGateway(SideKey.One), "vpn-1");
        Assert.All(TunnelRoles.Both, role => Assert.Equal("", more[FieldPaths.HealthSource(role)]));
    }

    private static VpnDraft ClassicDraft() => VpnDraft.Empty(ClassicFields.Scenario).With(FieldPaths.Region(SideKey.One), TestDrafts.Frankfurt);

    private static DraftReading Classic(VpnDraft draft, string cidr = "10.0.10.0/24")
    {
        var frankfurt = TestDrafts.Landscapes[TestDrafts.Frankfurt];
        return new(draft, TestDrafts.Landscapes.SetItem(TestDrafts.Frankfurt, frankfurt with
        {
            VSwitches = frankfurt.VSwitches.Select(vSwitch => vSwitch.Id == "vsw-1b" ? vSwitch with { Cidr = cidr } : vSwitch).ToEquatableArray(),
            Gateways = new[]
            {
                new ObservedVpnGateway("vpn-1", "old", "vpc-1", "vsw-1b", null, "47.1.1.1", null, GatewayStatus.Active, "Normal", "Prepay", "10M", DateTimeOffset.UnixEpoch),
            }.ToEquatableArray(),
        }));
    }

    [Fact]
    public void SameVpcAgain_ChangesNothing() =>
        Assert.Empty(DraftConsequences.Of(Read(TestDrafts.Complete()), FieldPaths.Vpc(SideKey.One), "vpc-1"));

    [Fact]
    public void ExistingGateway_BringsItsVpcAndVSwitchesAndTakesNameAndSizeBack()
    {
        var more = DraftConsequences.Of(Read(TestDrafts.OnPremises().With("side1.region", TestDrafts.Shanghai)), "side1.gateway.existing", TestDrafts.DualTunnel);
        Assert.Equal("vpc-sh", more["side1.vpc"]);
        Assert.Equal("vsw-sh-1", more["side1.vswitch1"]);
        Assert.Equal("vsw-sh-2", more["side1.vswitch2"]);
        Assert.Equal(["", "", ""], new[] { more["side1.gateway.name"], more["side1.gateway.bandwidth"], more["verify.source"] });
        Assert.DoesNotContain(DraftConsequences.Of(Read(TestDrafts.Classic()), "side1.gateway.existing", TestDrafts.SingleTunnel), pair => pair.Value.Length > 0);
    }

    [Fact]
    public void ExistingGatewayTakenBack_LeavesTheVpcChosen()
    {
        var draft = TestDrafts.OnExistingGateway(RoutingWords.Static).With("side1.vpc", "vpc-sh").With("side1.vswitch1", "vsw-sh-1").With("side1.vswitch2", "vsw-sh-2");
        Assert.Empty(DraftConsequences.Of(Read(draft), "side1.gateway.existing", ""));
        Assert.Empty(draft.With("side1.gateway.existing", "").Compile().Diagnostics);
    }

    [Fact]
    public void AnotherVpc_TakesTheExistingGatewayBack()
    {
        var draft = Read(TestDrafts.OnExistingGateway(RoutingWords.Static));
        var more = DraftConsequences.Of(draft, "side1.vpc", "vpc-sh2");
        Assert.Equal("", more["side1.gateway.existing"]);
        Assert.Equal("vsw-sh2-1", more["side1.vswitch1"]);
        Assert.DoesNotContain("side1.gateway.existing", DraftConsequences.Of(draft, "side1.vpc", "vpc-sh").Keys);
        var unknown = new DraftReading(TestDrafts.OnExistingGateway(RoutingWords.Static), new Dictionary<string, Core.Observation.Landscape>());
        Assert.Equal("", DraftConsequences.Of(unknown, "side1.vpc", "vpc-sh2")["side1.gateway.existing"]);
    }

    [Fact]
    public void OtherAnswers_HaveNoConsequences() =>
        Assert.Empty(DraftConsequences.Of(Read(TestDrafts.Complete()), FieldPaths.Name, "x"));

    [Fact]
    public void DerivedFields_ShowWhatFollows()
    {
        var draft = Read(TestDrafts.Complete());
        Assert.Equal("10.0.0.0/16", DerivedAnswers.Of(draft, FieldPaths.Subnets(SideKey.One)));
        Assert.Equal("VPN网关1-Customer2", DerivedAnswers.Of(draft, FieldPaths.CustomerGatewayName(SideKey.One, TunnelRole.Slave)));
        Assert.Equal("", DerivedAnswers.Of(draft, FieldPaths.Name));
    }
}
