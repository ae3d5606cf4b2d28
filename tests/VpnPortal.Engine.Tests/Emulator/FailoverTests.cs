using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>Traffic moves between the tunnels of a connection, and a running ping shows for how long it did not.</summary>
public sealed class FailoverTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(4)]
    [InlineData(25)]
    public async Task Ping_MasterPathCut_LosesThePacketsOfTheDetectionTime(double detection)
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        cloud.Server.Steer(new(DetectionSeconds: detection));
        var invocation = await cloud.Order(SeedIds.Ecs1, $"ping -i 0.5 -c 200 {SeedIds.Ecs3Ip}", timeout: 200);
        cloud.Clock.Advance(20);
        cloud.Server.Steer(new(Cut: [await MasterIp(cloud, example)]));
        cloud.Clock.Advance(180);

        var lost = Lost(await cloud.Result(invocation), 200);
        Assert.Equal((int)(detection * 2), lost.Count);
        Assert.Equal(Enumerable.Range(lost[0], lost.Count), lost);
        Assert.Equal(["ike_sa_not_established", "ipsec_sa_established"], await cloud.TunnelStates(example.Connection1));
    }

    [Fact]
    public async Task Ping_MasterHealed_ComesBackWithoutLoss()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var master = await MasterIp(cloud, example);
        cloud.Server.Steer(new(Cut: [master]));
        cloud.Clock.Advance(30);
        Assert.Equal("slave", await CarrierRole(cloud, example));
        var invocation = await cloud.Order(SeedIds.Ecs1, $"ping -i 0.5 -c 100 {SeedIds.Ecs3Ip}", timeout: 200);
        cloud.Clock.Advance(10);
        cloud.Server.Steer(new(Heal: [master]));
        cloud.Clock.Advance(100);
        Assert.Empty(Lost(await cloud.Result(invocation), 100));
        Assert.Equal("master", await CarrierRole(cloud, example));
    }

    [Fact]
    public async Task Path_CutForLessThanTheDetectionTime_KeepsTheTunnelUp()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var master = await MasterIp(cloud, example);
        cloud.Server.Steer(new(Cut: [master]));
        cloud.Clock.Advance(5);
        Assert.Equal("ipsec_sa_established", (await cloud.TunnelStates(example.Connection1))[0]);
        cloud.Server.Steer(new(Heal: [master]));
        cloud.Clock.Advance(60);
        Assert.Equal("ipsec_sa_established", (await cloud.TunnelStates(example.Connection1))[0]);
        Assert.True(await example.Pings());
    }

    [Fact]
    public async Task Ping_MasterKeyChanged_MovesToTheSlaveAndBack()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var invocation = await cloud.Order(SeedIds.Ecs1, $"ping -i 0.5 -c 300 {SeedIds.Ecs3Ip}", timeout: 400);
        cloud.Clock.Advance(10);
        await SetMasterKey(cloud, example, "another-key");
        cloud.Clock.Advance(60);
        Assert.Equal(["ike_sa_not_established", "ipsec_sa_established"], await cloud.TunnelStates(example.Connection1));
        await SetMasterKey(cloud, example, "secret-one");
        cloud.Clock.Advance(120);
        Assert.Equal(["ipsec_sa_established", "ipsec_sa_established"], await cloud.TunnelStates(example.Connection1));
        Assert.Equal(20, Lost(await cloud.Result(invocation), 300).Count);
    }

    [Fact]
    public async Task Ping_BothPathsCut_IsLostUntilOneHeals()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var gateway = await cloud.Describe(example.Gateway1);
        string[] both = [(string)gateway["InternetIp"]!, (string)gateway["DisasterRecoveryInternetIp"]!];
        cloud.Server.Steer(new(Cut: both));
        cloud.Clock.Advance(60);
        Assert.False(await example.Pings());
        cloud.Server.Steer(new(Heal: [both[1]]));
        cloud.Clock.Advance(30);
        Assert.True(await example.Pings());
    }

    [Fact]
    public async Task Ping_SecurityGroupClosed_IsLost()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var group = SeedIds.Vpc2.Replace("vpc-", "sg-", StringComparison.Ordinal);
        cloud.Server.Steer(new(CloseSecurityGroups: [group]));
        Assert.False(await example.Pings());
        cloud.Server.Steer(new(OpenSecurityGroups: [group]));
        Assert.True(await example.Pings());
    }

    [Fact]
    public async Task Steer_NoAddress_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        Assert.Throws<InvalidOrderException>(() => cloud.Server.Steer(new(Cut: ["master"])));
        Assert.Throws<InvalidOrderException>(() => cloud.Server.Steer(new(DetectionSeconds: -1)));
    }

    internal static List<int> Lost(System.Text.Json.Nodes.JsonObject result, int count)
    {
        var output = (string)result["Output"]!;
        Assert.Contains($"{count} packets transmitted", output, StringComparison.Ordinal);
        return [.. Enumerable.Range(1, count).Where(n => !output.Contains($"icmp_seq={n} ", StringComparison.Ordinal))];
    }

    private static async Task<string> MasterIp(EmulatedCloud cloud, ExampleOne example) => (string)(await cloud.Describe(example.Gateway1))["InternetIp"]!;

    private static async Task<string> CarrierRole(EmulatedCloud cloud, ExampleOne example)
    {
        var routes = await cloud.Ok("DescribeVpnRouteEntries", ("VpnGatewayId", example.Gateway1));
        var tunnel = (string)routes["VpnRouteEntries"]!["VpnRouteEntry"]![0]!["NextHopTunnelId"]!;
        var connection = await cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", example.Connection1));
        return (string)connection["TunnelOptionsSpecification"]!["TunnelOptions"]!.AsArray().Single(t => (string)t!["TunnelId"]! == tunnel)!["Role"]!;
    }

    private static Task SetMasterKey(EmulatedCloud cloud, ExampleOne example, string key) => cloud.Ok(
        "ModifyVpnConnectionAttribute", ("VpnConnectionId", example.Connection1),
        ("TunnelOptionsSpecification.1.Role", "master"), ("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk", key));
}
