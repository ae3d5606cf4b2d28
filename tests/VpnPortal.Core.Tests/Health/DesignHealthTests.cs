using VpnPortal.Core.Health;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Planning;
using VpnPortal.Core.Tests.Runs;

namespace VpnPortal.Core.Tests.Health;

/// <summary>How deployments fare that have a device, BGP or health checks.</summary>
public sealed class DesignHealthTests
{
    private const TunnelStatus Up = TunnelStatus.IpsecSaEstablished;

    [Theory]
    [InlineData("on-premises static", Availability.TwoZones)]
    [InlineData("on-premises bgp", Availability.TwoZones)]
    [InlineData("on-premises one ip", Availability.OneDeviceIp)]
    [InlineData("classic", Availability.TwoConnections)]
    [InlineData("vpc-to-vpc bgp", Availability.TwoZones)]
    public void AllUp_IsUnproven_AndTellsTheWeakestPoint(string design, Availability availability)
    {
        var script = Built(design);
        var health = Of(script, Seen(script));
        Assert.Equal((DeploymentCondition.Unproven, availability), (health.Condition, health.Availability));
        Assert.Equal([DisplayState.Up, DisplayState.Standby], health.Tunnels.Select(tunnel => tunnel.State));
        Assert.Equal(script.Plan.Scenario == "vpc-to-vpc", health.Gateway(SideKey.Two) is not null);
    }

    [Fact]
    public void MasterSessionDown_TheSlaveCarries_AndTheReasonIsTold()
    {
        var script = Built("on-premises bgp");
        var health = Of(script, Seen(script, masterInside: false));
        Assert.Equal((DeploymentCondition.Degraded, Availability.OneTunnel), (health.Condition, health.Availability));
        Assert.Equal((DisplayState.Attention, TunnelObstacle.Bgp), (health.Tunnel(TunnelRole.Master).State, health.Tunnel(TunnelRole.Master).Obstacle));
        Assert.Equal(DisplayState.Up, health.Tunnel(TunnelRole.Slave).State);
    }

    [Fact]
    public void StaticRoutes_DoNotAskForASession()
    {
        var script = Built("on-premises static");
        Assert.Equal(DeploymentCondition.Unproven, Of(script, Seen(script, masterInside: false, slaveInside: false)).Condition);
    }

    [Fact]
    public void BothSessionsDown_IsInterrupted_AlthoughBothTunnelsStand()
    {
        var script = Built("vpc-to-vpc bgp");
        var health = Of(script, Seen(script, masterInside: false, slaveInside: false));
        Assert.Equal((DeploymentCondition.Interrupted, Availability.Interrupted), (health.Condition, health.Availability));
        Assert.All(health.Tunnels, tunnel => Assert.Equal(TunnelObstacle.Bgp, tunnel.Obstacle));
    }

    [Fact]
    public void Classic_HealthCheckOfTheMasterFails_TheOtherConnectionTakesOver()
    {
        var script = Built("classic");
        var health = Of(script, Seen(script, masterInside: false));
        Assert.Equal(TunnelObstacle.HealthCheck, health.Tunnel(TunnelRole.Master).Obstacle);
        Assert.Equal((DisplayState.Attention, DisplayState.Up), (health.Tunnel(TunnelRole.Master).State, health.Tunnel(TunnelRole.Slave).State));
        Assert.Equal(DeploymentCondition.Degraded, health.Condition);
    }

    [Fact]
    public void Classic_OneConnectionGone_IsNamed()
    {
        var script = Built("classic");
        var seen = Seen(script);
        var health = Of(script, seen with { Connections = seen.Connections.Take(1).ToEquatableArray() });
        Assert.Equal(DeploymentCondition.Missing, health.Condition);
        Assert.Equal("IPsec连接2", health.Gateways[0].MissingConnection?.Name);
        Assert.True(health.Gateways[0].IsReused);
    }

    [Theory]
    [InlineData("on-premises static")]
    [InlineData("on-premises bgp")]
    [InlineData("classic")]
    public void CloudDone_DeviceNot_IsTheDevicesTurn(string design)
    {
        var script = new RunScript(Designs.Plan(design));
        foreach (var step in script.Plan.Steps.Where(step => !step.WaitsForPeople)) script.Intend(step.Address).Accept(step.Address).Succeed(step.Address);
        Assert.Equal(DeploymentCondition.Preparing, Of(script, null).Condition);
        foreach (var step in script.Plan.Steps.Where(step => step is AwaitTunnelsStep)) script.Accept(step.Address);
        var health = Of(script, Seen(script, TunnelStatus.IkeSaNotEstablished, TunnelStatus.IkeSaNotEstablished));
        Assert.Equal((DeploymentCondition.AwaitingDevice, Availability.None), (health.Condition, health.Availability));
        Assert.All(health.Tunnels, tunnel => Assert.Equal(DisplayState.Preparing, tunnel.State));
    }

    private static RunScript Built(string design)
    {
        var script = new RunScript(Designs.Plan(design));
        foreach (var step in script.Plan.Steps) script.Intend(step.Address).Accept(step.Address).Succeed(step.Address);
        return script.Then(at => new RunFinished(at, Succeeded: true));
    }

    private static DeploymentHealth Of(RunScript script, RegionSnapshot? snapshot) =>
        DeploymentHealth.Of(PlannedScenario.Of(script.Plan), script.Plan, script.State, _ => snapshot, null);

    private static RegionSnapshot Seen(RunScript script, TunnelStatus master = Up, TunnelStatus slave = Up, bool masterInside = true, bool slaveInside = true) => new(
        "anywhere", RunScript.Start,
        script.Plan.Steps.Where(step => PlannedScenario.GatewayOf(step) is not null).Select(step => new ObservedVpnGateway(
            $"id-{step.Address}", "", "", "", "", "47.1.2.3", "47.1.2.4", GatewayStatus.Active, "Normal", "POSTPAY", "10", RunScript.Start)).ToEquatableArray(),
        script.Plan.Steps.Select(step => step switch
        {
            CreateIpsecConnectionStep => Connection(step) with
            {
                Tunnels = new[] { Tunnel(TunnelRole.Master, master, masterInside), Tunnel(TunnelRole.Slave, slave, slaveInside) }.ToEquatableArray(),
            },
            CreateClassicConnectionStep { Connection.Role: TunnelRole.Master } => Single(step, master, masterInside),
            CreateClassicConnectionStep => Single(step, slave, slaveInside),
            _ => null,
        }).OfType<ObservedIpsecConnection>().ToEquatableArray());

    private static ObservedIpsecConnection Single(PlanStep step, TunnelStatus status, bool succeeds) =>
        Connection(step) with { Status = status, HealthCheck = new(Designs.Host, "172.17.1.101", 3, 3, succeeds) };

    private static ObservedIpsecConnection Connection(PlanStep step) => new($"id-{step.Address}", "", "", "active", "", "", EffectImmediately: true, default, RunScript.Start);

    private static ObservedTunnel Tunnel(TunnelRole role, TunnelStatus status, bool bgp) =>
        new(role.Name(), role, "", null, null, "active", status) { Bgp = new("169.254.10.0/30", "169.254.10.1", 65530, 65500, bgp) };
}
