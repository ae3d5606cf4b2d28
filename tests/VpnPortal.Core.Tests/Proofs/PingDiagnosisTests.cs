using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Tests.Planning;

namespace VpnPortal.Core.Tests.Proofs;

public sealed class PingDiagnosisTests
{
    private const string Silent = "10 packets transmitted, 0 received, 100% packet loss, time 1809ms";
    private const string Whole = "10 packets transmitted, 10 received, 0% packet loss, time 1809ms\nrtt min/avg/max/mdev = 2.0/2.2/3.2/0.1 ms";
    private static readonly DateTimeOffset At = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whole_HasNoFinding() => Assert.Empty(PingDiagnosis.Of(Ping(Whole), Path()));

    [Fact]
    public void Running_HasNoFinding() => Assert.Empty(PingDiagnosis.Of(Ping(Silent) with { FinishedAt = null }, Path()));

    [Fact]
    public void Silent_OverAHealthyPath_BlamesTheDestination() => Assert.Equal(["destination-silent"], Codes(Ping(Silent), Path()));

    [Fact]
    public void SomeLost_OverAHealthyPath_SaysSo() =>
        Assert.Equal(["some-lost"], Codes(Ping("10 packets transmitted, 7 received, 30% packet loss"), Path()));

    [Fact]
    public void OneEndDown_IsATunnelDown() => Assert.Equal(["tunnel-down"], Codes(Ping(Silent), Path(masterOfTwo: TunnelStatus.IkeSaEstablished)));

    [Fact]
    public void BothDown_IsOneFinding() =>
        Assert.Equal(["tunnels-down"], Codes(Ping(Silent), Path(masterOfTwo: TunnelStatus.IkeSaNotEstablished, slaveOfTwo: TunnelStatus.IpsecSaNotEstablished)));

    [Theory]
    [InlineData(RouteSight.Unpublished, "route-unpublished-side2")]
    [InlineData(RouteSight.Missing, "route-missing-side2")]
    public void RouteOfSideTwo_IsNamed(RouteSight sight, string code) => Assert.Equal([code], Codes(Ping(Silent), Path(routeOfTwo: sight)));

    [Theory]
    [InlineData("172.16.0.9", "destination-outside")]
    [InlineData("10.0.20.16", "same-side")]
    public void DestinationThatNeedsNoTunnel_IsNamed(string destination, string code) =>
        Assert.Equal([code], Codes(Ping(Silent) with { DestinationIp = destination }, Path()));

    [Theory]
    [InlineData("ClientNotRunning", "assistant-offline")]
    [InlineData("InstanceNotRunning", "instance-stopped")]
    [InlineData("Forbidden.RAM", "command-refused")]
    [InlineData(null, "no-figures")]
    public void CommandThatDidNotRun_NamesWhy(string? error, string code) => Assert.Equal([code], Codes(Ping("") with { ErrorCode = error }, Path()));

    [Fact]
    public void UnseenPath_ClaimsNothingItDoesNotKnow()
    {
        var path = Path(routeOfTwo: RouteSight.Unseen);
        path = path with { Ends = path.Ends.Select(end => end with { Master = new(Status: null), Slave = new(Status: null), Gateway = null }).ToEquatableArray(), SeenAt = null };
        Assert.Equal(["path-unseen"], Codes(Ping(Silent), path));
    }

    [Fact]
    public void EveryFinding_IsWrittenInBothLanguages() => Assert.All(
        PingDiagnosis.Of(Ping(Silent), Path(masterOfTwo: TunnelStatus.IkeSaNotEstablished, routeOfTwo: RouteSight.Missing)),
        finding => Assert.All(new[] { finding.Cause.Zh, finding.Cause.En, finding.NextAct.Zh, finding.NextAct.En }, Assert.NotEmpty));

    [Fact]
    public void Board_WithoutPings_SaysUnproven()
    {
        var board = ProofBoard.Of(Path(), []);
        Assert.Equal([DisplayState.Up, DisplayState.Up, DisplayState.Ready, DisplayState.Unproven, DisplayState.Unproven], board.Select(line => line.Master.State));
        Assert.Equal([DisplayState.Up, DisplayState.Up, DisplayState.Ready, DisplayState.Unproven, DisplayState.Unproven], board.Select(line => line.Slave.State));
    }

    [Fact]
    public void Board_PingForth_ProvesTheMasterOnly()
    {
        var line = ProofBoard.Of(Path(), [Ping(Whole)]).Single(one => one.Kind == ProofKind.PingForth);
        Assert.Equal(new ProofMark(DisplayState.Up, At, "p1"), line.Master);
        Assert.Equal(DisplayState.Unproven, line.Slave.State);
    }

    [Fact]
    public void Board_NewestPingCounts() =>
        Assert.Equal(DisplayState.Failed, ProofBoard.Of(Path(), [Ping(Silent), Ping(Whole)]).Single(one => one.Kind == ProofKind.PingForth).Master.State);

    private static IEnumerable<string> Codes(PingProof ping, PathFacts path) => PingDiagnosis.Of(ping, path).Select(finding => finding.Code);

    private static PingProof Ping(string output) =>
        new("p1", "d1", "eu-central-1", "i-1", "ECS1", "10.0.20.15", "ECS3", "192.168.20.161", 10, "lin", At) { Output = output, FinishedAt = At };

    private static PathFacts Path(
        TunnelStatus masterOfTwo = TunnelStatus.IpsecSaEstablished, TunnelStatus slaveOfTwo = TunnelStatus.IpsecSaEstablished,
        RouteSight routeOfTwo = RouteSight.Published) => new(
        Designs.Scenario("vpc-to-vpc static"),
        new PathEnd[]
        {
            new(SideKey.One, "VPN网关1", GatewayStatus.Active, Up, Up, new([new(Cidr.Parse("192.168.0.0/16"), RouteSight.Published)])),
            new(SideKey.Two, "VPN网关2", GatewayStatus.Active, new(masterOfTwo), new(slaveOfTwo), new([new(Cidr.Parse("10.0.0.0/16"), routeOfTwo)])),
        }.ToEquatableArray(), At);

    private static PathTunnel Up => new(TunnelStatus.IpsecSaEstablished);
}
