using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Planning;
using VpnPortal.Core.Tests.Runs;

namespace VpnPortal.Core.Tests.Proofs;

/// <summary>Routes as they were written or learned, and what they and the tunnels explain and prove.</summary>
public sealed class PathFactsTests
{
    private const TunnelStatus Up = TunnelStatus.IpsecSaEstablished;
    private static readonly DateTimeOffset At = RunScript.Start;

    [Fact]
    public void Classic_WeightDecides_UntilTheHealthCheckFails()
    {
        var healthy = Classic(true, true);
        Assert.Equal([(100, true), (0, false)], healthy.Ends[0].Routes.Select(route => (route.Weight!.Value, route.IsInUse!.Value)));
        var failed = Classic(false, true);
        Assert.Equal([false, true], failed.Ends[0].Routes.Select(route => route.IsInUse!.Value));
        Assert.Equal([false, false], Classic(false, false).Ends[0].Routes.Select(route => route.IsInUse!.Value));
        Assert.Equal(["IPsec连接1", "IPsec连接2"], healthy.Ends[0].Routes.Select(route => route.Via));
    }

    [Fact]
    public void Classic_SomebodySwappedTheWeights_TheOtherIsUsed() => Assert.Equal(
        [false, true], Classic(true, true, masterWeight: 0, slaveWeight: 100).Ends[0].Routes.Select(route => route.IsInUse!.Value));

    [Theory]
    [InlineData("192.168.10.0/24", true, RouteSight.Published)]
    [InlineData("192.168.0.0/16", false, RouteSight.Unpublished)]
    [InlineData("10.9.0.0/16", true, RouteSight.Missing)]
    public void Bgp_WhatWasLearned_CountsOncePartOfTheNetworkCame(string learned, bool published, RouteSight sight)
    {
        var path = Dual("on-premises bgp", routes: new([], [new("vpn-1", learned, "vco-1", "tun-1", "65500", IsLearned: true, published)]));
        Assert.Equal(sight, Assert.Single(path.Ends[0].Routes).Sight);
    }

    [Fact]
    public void Bgp_WhatIsAnnounced_IsNotTakenForLearned() => Assert.Equal(
        RouteSight.Missing, Assert.Single(Dual("on-premises bgp", routes: new([], [new("vpn-1", Designs.Lan, "vpc-1", "", "", IsLearned: false, true)])).Ends[0].Routes).Sight);

    [Fact]
    public void RoutesUnread_AreUnseen() => Assert.Equal(RouteSight.Unseen, Assert.Single(Dual("on-premises static", routes: null).Ends[0].Routes).Sight);

    [Theory]
    [InlineData("172.17.1.9", SideKey.One)]
    [InlineData(Designs.Host, SideKey.Two)]
    [InlineData("8.8.8.8", null)]
    public void SideOf_KnowsTheNetworksBehindTheDevice(string ip, SideKey? side)
    {
        foreach (var design in new[] { "on-premises static", "on-premises bgp" }) Assert.Equal(side, Dual(design).SideOf(ip));
        Assert.Equal(side, Classic(true, true).SideOf(ip));
    }

    [Theory]
    [InlineData("on-premises static", "destination-silent")]
    [InlineData("on-premises bgp", "destination-silent")]
    public void Silent_OverAHealthyPath_SendsPeopleToTheDevice(string design, string code)
    {
        var finding = Assert.Single(PingDiagnosis.Of(Ping(), Dual(design)));
        Assert.Equal(code, finding.Code);
        Assert.Contains("设备", finding.NextAct.Zh, StringComparison.Ordinal);
        Assert.Contains("device", finding.NextAct.En, StringComparison.Ordinal);
    }

    [Fact]
    public void SessionsDown_AreTheCause_NotTheRoutesTheyDidNotBring()
    {
        var finding = Assert.Single(PingDiagnosis.Of(Ping(), Dual("on-premises bgp", bgp: false, routes: new([], []))));
        Assert.Equal("bgp-down", finding.Code);
        Assert.Contains("65530 / 65500", finding.NextAct.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RouteSight.Missing, "route-not-learned-side1")]
    [InlineData(RouteSight.Unpublished, "route-not-propagated-side1")]
    public void SessionsUp_WithoutTheRoute_NamesWhatIsMissing(RouteSight sight, string code)
    {
        GatewayRoutes routes = new([], sight == RouteSight.Missing ? [] : [new("vpn-1", Designs.Lan, "vco-1", "tun-1", "65500", IsLearned: true, false)]);
        Assert.Equal(code, Assert.Single(PingDiagnosis.Of(Ping(), Dual("on-premises bgp", routes: routes))).Code);
    }

    [Fact]
    public void HealthCheckFails_NamesWhomItAsks()
    {
        var finding = Assert.Single(PingDiagnosis.Of(Ping(), Classic(false, true)));
        Assert.Equal("health-check-failed", finding.Code);
        Assert.Contains(Designs.Host, finding.Cause.En, StringComparison.Ordinal);
    }

    [Fact]
    public void TunnelsDown_WithADevice_BlamesNoSecondGateway() => Assert.Contains(
        "设备", Assert.Single(PingDiagnosis.Of(Ping(), Dual("on-premises static", TunnelStatus.IkeSaNotEstablished))).NextAct.Zh, StringComparison.Ordinal);

    [Fact]
    public void Board_HasTheProofsThatThereCanBe()
    {
        Assert.Equal([ProofKind.Ike, ProofKind.Ipsec, ProofKind.Routes, ProofKind.PingForth], ProofBoard.Of(Dual("on-premises static"), []).Select(line => line.Kind));
        Assert.Equal([ProofKind.Ike, ProofKind.Ipsec, ProofKind.HealthCheck, ProofKind.Routes, ProofKind.PingForth], ProofBoard.Of(Classic(true, false), []).Select(line => line.Kind));
        var bgp = ProofBoard.Of(Dual("on-premises bgp"), []);
        Assert.Equal([ProofKind.Ike, ProofKind.Ipsec, ProofKind.Bgp, ProofKind.PingForth], bgp.Select(line => line.Kind));
        Assert.Equal(DisplayState.Up, bgp[2].Master.State);
        Assert.Equal(DisplayState.Down, ProofBoard.Of(Dual("on-premises bgp", bgp: false), [])[2].Master.State);
        Assert.Equal(DisplayState.Failed, ProofBoard.Of(Dual("on-premises bgp", routes: new([], [])), [])[2].Master.State);
        Assert.Equal((DisplayState.Up, DisplayState.Down), ProofBoard.Of(Classic(true, false), [])[2] is var check ? (check.Master.State, check.Slave.State) : default);
    }

    [Fact]
    public void SiteHosts_NamedThenChecked_ThenTheFirst()
    {
        Assert.Equal([Designs.Host, "192.168.0.1"], SiteHosts.Of(Designs.Scenario("classic"), ""));
        Assert.Equal(["192.168.0.1"], SiteHosts.Of(Designs.Scenario("on-premises bgp"), "10.0.0.1"));
        Assert.Equal(["192.168.3.3", "192.168.0.1"], SiteHosts.Of(Designs.Scenario("on-premises bgp"), " 192.168.3.3 "));
        Assert.Empty(SiteHosts.Of(Designs.Scenario("vpc-to-vpc bgp"), "10.0.0.1"));
    }

    private static PingProof Ping() => new("p1", "d1", TestRegion, "i-1", "ECS", "172.17.1.9", "", Designs.Host, 10, "lin", At)
    {
        Output = "10 packets transmitted, 0 received, 100% packet loss, time 1809ms", FinishedAt = At,
    };

    private const string TestRegion = "cn-hangzhou";

    private static PathFacts Classic(bool master, bool slave, int masterWeight = 100, int slaveWeight = 0)
    {
        var script = Built("classic");
        GatewayRoutes routes = new([Route(script, TunnelRole.Master, masterWeight), Route(script, TunnelRole.Slave, slaveWeight)], []);
        ObservedIpsecConnection Connection(TunnelRole role, bool succeeds) => new(
            $"id-{ResourceAddress.IpsecConnection(SideKey.One, role)}", "", "", "active", "", "", true, default, At)
        {
            Status = Up, HealthCheck = new(Designs.Host, "172.17.1.101", 3, 3, succeeds),
        };
        return From(script, routes, Connection(TunnelRole.Master, master), Connection(TunnelRole.Slave, slave));
    }

    private static PathFacts Dual(string design, TunnelStatus status = Up, bool bgp = true) => Dual(
        design, design.EndsWith("bgp", StringComparison.Ordinal)
            ? new([], [new("vpn-1", Designs.Lan, "vco-1", "tun-1", "65500", IsLearned: true, Published: true)])
            : new([new("vpn-1", Designs.Lan, $"id-{ResourceAddress.IpsecConnection(SideKey.One)}", 100, Published: true)], []), status, bgp);

    private static PathFacts Dual(string design, GatewayRoutes? routes, TunnelStatus status = Up, bool bgp = true)
    {
        ObservedTunnel Tunnel(TunnelRole role) => new(role.Name(), role, "", null, null, "active", status) { Bgp = new("", "", null, null, bgp) };
        return From(Built(design), routes, new ObservedIpsecConnection(
            $"id-{ResourceAddress.IpsecConnection(SideKey.One)}", "", "", "active", "", "", true, TunnelRoles.Both.Select(Tunnel).ToEquatableArray(), At));
    }

    private static PathFacts From(RunScript script, GatewayRoutes? routes, params ObservedIpsecConnection[] connections)
    {
        var gateway = new ObservedVpnGateway($"id-{ResourceAddress.VpnGateway(SideKey.One)}", "", "", "", null, "47.1.2.3", null, GatewayStatus.Active, "Normal", "POSTPAY", "10", At);
        var snapshot = new RegionSnapshot(TestRegion, At, new[] { gateway }.ToEquatableArray(), connections.ToEquatableArray());
        return PathFacts.From(script.Plan, script.State, _ => snapshot, _ => routes);
    }

    private static ObservedDestinationRoute Route(RunScript script, TunnelRole role, int weight) =>
        new("vpn-1", Designs.Lan, $"id-{ResourceAddress.IpsecConnection(SideKey.One, role)}", weight, script.Plan.Steps.OfType<CreateDestinationRouteStep>().First().PublishToVpc);

    private static RunScript Built(string design)
    {
        var script = new RunScript(Designs.Plan(design));
        foreach (var step in script.Plan.Steps) script.Intend(step.Address).Accept(step.Address).Succeed(step.Address);
        return script.Then(at => new RunFinished(at, Succeeded: true));
    }
}
