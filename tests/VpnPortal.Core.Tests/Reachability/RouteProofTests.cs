using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Reachability;
using VpnPortal.Core.Tests.Planning;
using VpnPortal.Core.Tests.Validation;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Tests.Reachability;

public sealed class RouteProofTests
{
    public static TheoryData<string> AllDesigns() => [.. Designs.All.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(AllDesigns))]
    public void Design_ReachesWithATunnel_AndDropsWithout(string design)
    {
        var scenario = Designs.Scenario(design);
        var proof = Proof(scenario);
        Assert.All(proof.With(TunnelsUp.Both).Pairs, pair => Assert.Equal((TunnelRole.Master, TunnelRole.Master), (pair.Forth.Through!.Value, pair.Back.Through!.Value)));
        Assert.All(proof.With(TunnelsUp.SlaveOnly).Pairs, pair => Assert.Equal((TunnelRole.Slave, TunnelRole.Slave), (pair.Forth.Through!.Value, pair.Back.Through!.Value)));
        Assert.All(proof.With(TunnelsUp.None).Pairs, pair => Assert.False(pair.Forth.Arrives || pair.Back.Arrives));
        Assert.True(proof.With(TunnelsUp.Both).Reaches && proof.With(TunnelsUp.SlaveOnly).Reaches);
        Assert.Empty(RouteFindings.Of(scenario, proof));
    }

    [Fact]
    public void BothDown_StaticRoutesEndAtTheGateway_LearnedOnesAreWithdrawnFromTheVpc()
    {
        Assert.Equal((WalkEnd.TunnelsDown, "VPN网关1"), Single(Designs.Scenario("vpc-to-vpc static"), TunnelsUp.None).Forth is var fixedWay ? (fixedWay.End, fixedWay.At.Name.Zh) : default);
        Assert.Equal((WalkEnd.NoRoute, "VPC1 的系统路由表"), Single(Designs.Scenario("vpc-to-vpc bgp"), TunnelsUp.None).Forth is var learned ? (learned.End, learned.At.Name.Zh) : default);
        Assert.Equal("本地数据中心 的设备", Single(Designs.Scenario("on-premises static"), TunnelsUp.None).Back.At.Name.Zh);
    }

    [Fact]
    public void PublicationOff_TheBlackHoleIsNamedAtItsField()
    {
        var scenario = Designs.Check(TestDrafts.Complete().With(FieldPaths.PublishRoutes(SideKey.Two), "false")).Scenario;
        var finding = Assert.Single(RouteFindings.Of(scenario, Proof(scenario)));
        Assert.Equal(("route-blackhole", FieldPaths.PublishRoutes(SideKey.Two)), (finding.Code, finding.Path));
        Assert.Contains("VPC2 → 10.0.0.0/16", finding.Reason.En, StringComparison.Ordinal);
        Assert.Contains("black hole", finding.Reason.En, StringComparison.Ordinal);
        FindingAssert.IsWellWritten(finding);
    }

    [Fact]
    public void NetworkThatTheVpcDoesNotHave_EndsThere_OrIsNeverAnnounced()
    {
        var outside = TestDrafts.Complete().With(FieldPaths.Subnets(SideKey.Two), "192.168.0.0/16, 172.30.0.0/16");
        var written = Designs.Check(outside).Scenario;
        var finding = Assert.Single(RouteFindings.Of(written, Proof(written)));
        Assert.Equal(("route-blackhole", FieldPaths.Subnets(SideKey.Two)), (finding.Code, finding.Path));
        Assert.Contains("VPC1 → 172.30.0.0/16：VPC2", finding.Reason.Zh, StringComparison.Ordinal);
        var learned = Designs.Check(outside.With(FieldPaths.Routing, RoutingWords.Bgp)).Scenario;
        Assert.Contains("VPC1 → 172.30.0.0/16：VPC1", Assert.Single(RouteFindings.Of(learned, Proof(learned))).Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void NetworkInsideTheOtherVpc_NeverLeavesIt()
    {
        var scenario = Designs.Check(Designs.OnPremises()
            .With(FieldPaths.Subnets(SideKey.One), "172.17.1.0/24").With(FieldPaths.Subnets(SideKey.Two), "172.17.9.0/24")).Scenario;
        var finding = Assert.Single(RouteFindings.Of(scenario, RouteProof.Of(scenario, side => side == SideKey.One ? [Cidr.Parse("172.17.0.0/16")] : [])));
        Assert.Contains("takes the network for its own", finding.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Classic_CheckFailsAlone_ThePathsDiffer()
    {
        var scenario = Designs.Scenario("classic");
        var proof = Proof(scenario).WhatIfs.Single(whatIf => whatIf.Situation.MasterUnchecked);
        Assert.True(Assert.Single(proof.Pairs).IsAsymmetric);
        Assert.Contains("asymmetric", Assert.Single(RouteWords.Outcome(scenario, proof)).En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vpc-to-vpc static", SideKey.Two, "VPC2 → 10.0.0.0/16：VPC2 的系统路由表没有路由")]
    [InlineData("vpc-to-vpc bgp", SideKey.Two, "VPC1 → 192.168.0.0/16：VPC1 的系统路由表没有路由")]
    [InlineData("on-premises bgp", SideKey.One, "本地数据中心 → 172.17.0.0/16：本地数据中心 的设备没有路由")]
    [InlineData("classic", SideKey.One, "→ 192.168.0.0/16：cn-hangzhou 的系统路由表没有路由")]
    public void ForgottenPublication_SaysWhatItBreaks(string design, SideKey side, string said)
    {
        var scenario = Designs.Scenario(design);
        var proof = Proof(scenario).WhatIfs.Single(whatIf => whatIf.Situation.Unpublished == side);
        Assert.False(proof.Reaches);
        Assert.Contains(RouteWords.Outcome(scenario, proof), sentence => sentence.Zh.Contains(said, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(AllDesigns))]
    public void EverySentence_IsWrittenInBothLanguages(string design)
    {
        var scenario = Designs.Scenario(design);
        var proof = Proof(scenario);
        Assert.All([.. proof.Usual, .. proof.WhatIfs], situation => Assert.All(
            [RouteWords.Supposed(scenario, situation.Situation), .. RouteWords.Outcome(scenario, situation)],
            text => Assert.False(string.IsNullOrWhiteSpace(text.Zh) || string.IsNullOrWhiteSpace(text.En) || text.Zh == text.En)));
    }

    internal static RouteProof Proof(Scenario scenario) => RouteProof.Of(
        scenario, side => scenario.FindSide(side) is { } own
            ? [.. TestDrafts.Landscapes[own.RegionId].Vpcs.First(vpc => vpc.Id == own.Gateway.VpcId).Cidrs.Select(Cidr.Parse)] : []);

    private static PairProof Single(Scenario scenario, TunnelsUp tunnels) => Assert.Single(Proof(scenario).With(tunnels).Pairs);
}
