using VpnPortal.Core.Health;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Runs;

namespace VpnPortal.Core.Tests.Health;

public sealed class DeploymentHealthTests
{
    private readonly RunScript script = new();

    public static TheoryData<DeploymentCondition> Conditions() => [.. Enum.GetValues<DeploymentCondition>()];

    [Fact]
    public void RunUnderWay_IsPreparing()
    {
        script.Intend(RunScript.Gateway1).Accept(RunScript.Gateway1);
        var health = Of(Snapshot(gateways: [Gateway(SideKey.One, GatewayStatus.Provisioning)]));

        Assert.Equal(DeploymentCondition.Preparing, health.Condition);
        Assert.Equal(DisplayState.Preparing, health.Gateway(SideKey.One)!.State);
        Assert.Equal(DisplayState.Planned, health.Gateway(SideKey.Two)!.State);
        Assert.Equal(DisplayState.Planned, health.Tunnel(TunnelRole.Master).State);
        Assert.Equal(Availability.None, health.Availability);
    }

    [Fact]
    public void AllUp_WithoutAPing_IsUnproven_WithOne_IsProven()
    {
        Built();
        var health = Of(Whole());

        Assert.Equal(DeploymentCondition.Unproven, health.Condition);
        Assert.Equal(Availability.TwoZones, health.Availability);
        Assert.Equal(DisplayState.Up, health.Tunnel(TunnelRole.Master).State);
        Assert.Equal(DisplayState.Standby, health.Tunnel(TunnelRole.Slave).State);
        Assert.Equal(DeploymentCondition.Proven, Of(Whole(), Ping("1 packets transmitted, 1 received, 0% packet loss")).Condition);
        Assert.Equal(DeploymentCondition.Unproven, Of(Whole(), Ping("1 packets transmitted, 0 received, 100% packet loss")).Condition);
    }

    [Fact]
    public void MasterDownAtOneEnd_IsDegraded_AndTheSlaveHasTakenOver()
    {
        Built();
        var health = Of(Whole(master: TunnelStatus.IkeSaNotEstablished));

        Assert.Equal(DeploymentCondition.Degraded, health.Condition);
        Assert.Equal(Availability.OneTunnel, health.Availability);
        Assert.Equal(DisplayState.Down, health.Tunnel(TunnelRole.Master).State);
        Assert.Equal(DisplayState.Up, health.Tunnel(TunnelRole.Slave).State);
    }

    [Fact]
    public void BothDown_IsInterrupted()
    {
        Built();
        Assert.Equal(Availability.Interrupted, Of(Whole(TunnelStatus.IkeSaEstablished, TunnelStatus.IpsecSaNotEstablished)).Availability);
    }

    [Fact]
    public void GatewayGone_IsMissing_AndItsTunnelsAreDown()
    {
        Built();
        var whole = Whole();
        var health = Of(whole with { Gateways = whole.Gateways.Take(1).ToEquatableArray(), Connections = whole.Connections.Take(1).ToEquatableArray() });

        Assert.Equal(DeploymentCondition.Missing, health.Condition);
        Assert.True(health.Gateway(SideKey.Two)!.IsMissing);
        Assert.Equal(DisplayState.Down, health.Gateway(SideKey.Two)!.State);
        Assert.Equal(DisplayState.Down, health.Tunnel(TunnelRole.Master).State);
    }

    [Fact]
    public void RegionNotSeen_IsSaid_AndNothingIsGuessed()
    {
        Built();
        var health = Of(null);

        Assert.Equal(DeploymentCondition.NotSeen, health.Condition);
        Assert.Equal(Availability.Unknown, health.Availability);
        Assert.Equal(DisplayState.Unknown, health.Tunnel(TunnelRole.Master).State);
        Assert.Null(health.SeenAt);
    }

    [Theory, MemberData(nameof(Conditions))]
    public void EveryCondition_HasAState(DeploymentCondition condition) => Assert.NotNull(DeploymentHealth.StateOf(condition).Word());

    private void Built()
    {
        foreach (var step in script.Plan.Steps) script.Intend(step.Address).Accept(step.Address).Succeed(step.Address);
        script.Then(at => new RunFinished(at, Succeeded: true));
    }

    private DeploymentHealth Of(RegionSnapshot? snapshot, PingProof? ping = null) =>
        DeploymentHealth.Of(PlannedScenario.Of(script.Plan), script.Plan, script.State, _ => snapshot, ping);

    private static RegionSnapshot Whole(
        TunnelStatus master = TunnelStatus.IpsecSaEstablished, TunnelStatus slave = TunnelStatus.IpsecSaEstablished) => Snapshot(
        [Gateway(SideKey.One, GatewayStatus.Active), Gateway(SideKey.Two, GatewayStatus.Active)],
        [Connection(SideKey.One, master, slave), Connection(SideKey.Two, TunnelStatus.IpsecSaEstablished, TunnelStatus.IpsecSaEstablished)]);

    private static RegionSnapshot Snapshot(ObservedVpnGateway[] gateways, ObservedIpsecConnection[]? connections = null) =>
        new("eu-central-1", RunScript.Start, gateways.ToEquatableArray(), (connections ?? []).ToEquatableArray());

    private static ObservedVpnGateway Gateway(SideKey side, GatewayStatus status) => new(
        $"id-{ResourceAddress.VpnGateway(side)}", "", "", "", "", "203.0.113.1", "203.0.113.2", status, "Normal", "POSTPAY", "10", RunScript.Start);

    private static ObservedIpsecConnection Connection(SideKey side, TunnelStatus master, TunnelStatus slave) => new(
        $"id-{ResourceAddress.IpsecConnection(side)}", "", "", "active", "", "", EffectImmediately: true,
        new[] { Tunnel(TunnelRole.Master, master), Tunnel(TunnelRole.Slave, slave) }.ToEquatableArray(), RunScript.Start);

    private static ObservedTunnel Tunnel(TunnelRole role, TunnelStatus status) => new(role.Name(), role, "", null, null, "active", status);

    private static PingProof Ping(string output) => new("p", "d", "eu-central-1", "i-1", "ECS1", "10.0.20.15", "ECS3", "192.168.20.15", 1, "lin", RunScript.Start)
    {
        Output = output, FinishedAt = RunScript.Start,
    };
}
