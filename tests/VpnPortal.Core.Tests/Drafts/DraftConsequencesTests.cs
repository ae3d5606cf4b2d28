using VpnPortal.Core.Drafts;
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
    public void SameVpcAgain_ChangesNothing() =>
        Assert.Empty(DraftConsequences.Of(Read(TestDrafts.Complete()), FieldPaths.Vpc(SideKey.One), "vpc-1"));

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
