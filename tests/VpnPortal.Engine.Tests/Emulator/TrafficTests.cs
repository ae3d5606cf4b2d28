using System.Text;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

public sealed class TrafficTests
{
    [Fact]
    public async Task Ping_EverythingInPlace_IsAnswered()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var result = await cloud.Run(SeedIds.Ecs1, $"ping -c 4 {SeedIds.Ecs3Ip}");
        var output = (string)result["Output"]!;
        Assert.StartsWith($"PING {SeedIds.Ecs3Ip} ({SeedIds.Ecs3Ip}) 56(84) bytes of data.\n64 bytes from {SeedIds.Ecs3Ip}: icmp_seq=1 ttl=62 time=", output, StringComparison.Ordinal);
        Assert.Matches(@"4 packets transmitted, 4 received, 0% packet loss, time 30\d\dms\nrtt min/avg/max/mdev = \d+\.\d{3}/\d+\.\d{3}/\d+\.\d{3}/\d+\.\d{3} ms\n$", output);
        Assert.Equal(("Success", 0), ((string?)result["InvocationStatus"], (int?)result["ExitCode"]));
        Assert.True(await example.Pings());
    }

    [Fact]
    public async Task Ping_WithoutRoutes_LosesEverything()
    {
        await using var cloud = await EmulatedCloud.Start();
        await ExampleOne.Build(cloud);
        var result = await cloud.Run(SeedIds.Ecs1, $"ping -c 4 {SeedIds.Ecs3Ip}");
        Assert.Contains("4 packets transmitted, 0 received, 100% packet loss", (string?)result["Output"], StringComparison.Ordinal);
        Assert.Equal(("Failed", 1), ((string?)result["InvocationStatus"], (int?)result["ExitCode"]));
    }

    [Fact]
    public async Task Ping_FarSideUnpublished_IsLostUntilItIsPublished()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes(publish2: false);
        Assert.False(await example.Pings());
        await Publish(cloud, example, "true");
        Assert.True(await example.Pings());
        await Publish(cloud, example, "false");
        Assert.False(await example.Pings());
    }

    [Fact]
    public async Task Ping_RouteOnOneSideOnly_IsLost()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        await cloud.Route(example.Gateway1, example.Connection1, ExampleOne.Cidr2);
        cloud.Clock.Advance(10);
        Assert.False(await example.Pings());
    }

    [Theory]
    [InlineData(SeedIds.Ecs1, SeedIds.Ecs3, false)]
    [InlineData(SeedIds.Ecs2, SeedIds.Ecs4, true)]
    public async Task Ping_TargetStopped_IsLost(string running, string stopped, bool expected)
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        await cloud.Ok("StopInstance", ("InstanceId", stopped));
        Assert.Equal(expected, await example.Pings());
        Assert.Equal("Success", (string?)(await cloud.Run(running, $"ping -c 1 {SeedIds.Ecs2Ip}"))["InvocationStatus"]);
    }

    [Fact]
    public async Task Ping_FromStoppedInstance_IsRefusedByTheAssistant()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Ok("StopInstance", ("InstanceId", SeedIds.Ecs1));
        var result = await cloud.Run(SeedIds.Ecs1, $"ping -c 1 {SeedIds.Ecs2Ip}");
        Assert.Equal("InstanceNotRunning", (string?)result["ErrorCode"]);
        Assert.Equal("Failed", (string?)result["InvocationStatus"]);
    }

    [Fact]
    public async Task Ping_NeitherSideImmediate_WakesTheTunnelsAndThenPasses()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        await cloud.Ok("ModifyVpnConnectionAttribute", ("VpnConnectionId", example.Connection1), ("EffectImmediately", "false"));
        cloud.Clock.Advance(60);
        Assert.Equal("ike_sa_not_established", (await cloud.TunnelStates(example.Connection1))[0]);
        var result = await cloud.Run(SeedIds.Ecs1, $"ping -c 20 {SeedIds.Ecs3Ip}");
        Assert.Equal("Success", (string?)result["InvocationStatus"]);
        Assert.DoesNotContain("icmp_seq=1 ", (string?)result["Output"], StringComparison.Ordinal);
        Assert.Contains("icmp_seq=20 ", (string?)result["Output"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ping_MasterDown_GoesOverTheSlave()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud, ("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk", "wrong"))).WithRoutes();
        Assert.True(await example.Pings());
    }

    [Fact]
    public async Task Ping_BothTunnelsDown_IsLost()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(
            cloud, ("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk", "wrong"), ("TunnelOptionsSpecification.2.TunnelIkeConfig.Psk", "wrong"))).WithRoutes();
        Assert.False(await example.Pings());
    }

    [Fact]
    public async Task Ping_SlowerThanItsTimeout_TimesOutInTime()
    {
        await using var cloud = await EmulatedCloud.Start();
        await (await ExampleOne.Build(cloud)).WithRoutes();
        var invocation = await cloud.Order(SeedIds.Ecs1, $"ping -c 2 -i 3600 {SeedIds.Ecs3Ip}", timeout: 10);
        cloud.Clock.Advance(20);
        Assert.Equal("Timeout", (string?)(await cloud.Result(invocation))["InvocationStatus"]);
    }

    [Fact]
    public async Task Ping_TwoConnectionsBetweenTheSameAddresses_EachFindsItsMirror()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        async Task<string> More(string gateway, string like, string local, string remote)
        {
            var tunnels = (await cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", like)))["TunnelOptionsSpecification"]!["TunnelOptions"]!;
            var id = await cloud.Connection(
                gateway, ((string)tunnels[0]!["CustomerGatewayId"]!, (string)tunnels[1]!["CustomerGatewayId"]!), ("LocalSubnet", local), ("RemoteSubnet", remote));
            cloud.Clock.Advance(30);
            return id;
        }

        var first = await More(example.Gateway1, example.Connection1, ExampleOne.Cidr1, ExampleOne.Cidr2);
        var second = await More(example.Gateway2, example.Connection2, ExampleOne.Cidr2, ExampleOne.Cidr1);
        foreach (var connection in new[] { example.Connection1, first, second })
            Assert.Equal(["ipsec_sa_established", "ipsec_sa_established"], await cloud.TunnelStates(connection));
    }

    [Fact]
    public async Task Ping_RouteDeletedUnderWay_LosesOnlyWhatCameAfter()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var invocation = await cloud.Order(SeedIds.Ecs1, $"ping -c 40 {SeedIds.Ecs3Ip}");
        cloud.Clock.Advance(12);
        await cloud.Ok("DeleteVpnRouteEntry", ("VpnGatewayId", example.Gateway2), ("RouteDest", ExampleOne.Cidr1), ("NextHop", example.Connection2), ("Weight", "100"));
        cloud.Clock.Advance(60);
        var output = (string)(await cloud.Result(invocation))["Output"]!;
        Assert.Contains("icmp_seq=11 ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("icmp_seq=25 ", output, StringComparison.Ordinal);
        Assert.Matches(@"40 packets transmitted, 1\d received, ", output);
    }

    [Fact]
    public async Task Result_WhileRunning_GrowsAndIsBase64ByDefault()
    {
        await using var cloud = await EmulatedCloud.Start();
        var invocation = await cloud.Order(SeedIds.Ecs1, $"ping -c 10 {SeedIds.Ecs2Ip}");
        Assert.Equal("Pending", (string?)(await cloud.Result(invocation))["InvocationStatus"]);
        cloud.Clock.Advance(4);
        var early = await cloud.Result(invocation);
        Assert.Equal("Running", (string?)early["InvocationStatus"]);
        cloud.Clock.Advance(3);
        var late = await cloud.Result(invocation, "Base64");
        var text = Encoding.UTF8.GetString(Convert.FromBase64String((string)late["Output"]!));
        Assert.StartsWith((string)early["Output"]!, text, StringComparison.Ordinal);
        Assert.True(text.Length > ((string)early["Output"]!).Length);
    }

    [Fact]
    public async Task Invocation_Stopped_StaysStopped()
    {
        await using var cloud = await EmulatedCloud.Start();
        var invocation = await cloud.Order(SeedIds.Ecs1, $"ping -c 100 {SeedIds.Ecs2Ip}", 600);
        cloud.Clock.Advance(5);
        await cloud.Ok("StopInvocation", ("InvokeId", invocation));
        cloud.Clock.Advance(200);
        Assert.Equal("Stopped", (string?)(await cloud.Result(invocation))["InvocationStatus"]);
    }

    [Fact]
    public async Task Invocation_LongerThanItsTimeout_TimesOut()
    {
        await using var cloud = await EmulatedCloud.Start();
        var result = await cloud.Run(SeedIds.Ecs1, $"ping {SeedIds.Ecs2Ip}");
        Assert.Equal(("Timeout", "ExecutionTimeout"), ((string?)result["InvocationStatus"], (string?)result["ErrorCode"]));
    }

    [Theory]
    [InlineData("ping -q -c 2 10.0.20.16", 0, "2 packets transmitted, 2 received")]
    [InlineData("ping 10.0.20.16 -W1 -i0.2 -c3 2>&1", 0, "3 packets transmitted, 3 received")]
    [InlineData("/bin/ping -n -s 1000 -c 1 10.0.20.16", 0, "1008 bytes from 10.0.20.16")]
    [InlineData("ping -c 1 10.0.20.16; reboot", 127, "only `ping`")]
    [InlineData("curl http://x", 127, "only `ping`")]
    [InlineData("ping -c 0 10.0.20.16", 2, "invalid argument")]
    [InlineData("ping -Z 10.0.20.16", 2, "invalid option")]
    [InlineData("ping -c 1 server", 2, "Name or service not known")]
    [InlineData("ping -c 1", 2, "Destination address required")]
    public async Task Command_Variations_EndAsTheShellWould(string command, int exitCode, string part)
    {
        await using var cloud = await EmulatedCloud.Start();
        var result = await cloud.Run(SeedIds.Ecs1, command);
        Assert.Equal(exitCode, (int?)result["ExitCode"]);
        Assert.Contains(part, (string?)result["Output"], StringComparison.Ordinal);
        Assert.Equal(exitCode == 0 ? "Success" : "Failed", (string?)result["InvocationStatus"]);
    }

    [Theory]
    [InlineData("PlainText", 18_432, null)]
    [InlineData("PlainText", 18_433, "InvalidCommandContent")]
    [InlineData("Base64", 24_576, null)]
    [InlineData("Base64", 24_577, "InvalidCommandContent")]
    public async Task Command_LongerThanTheWireTakes_IsRefused(string encoding, int length, string? code)
    {
        await using var cloud = await EmulatedCloud.Start();
        var answer = await cloud.Client.Call(
            "RunCommand", ("Type", "RunShellScript"), ("ContentEncoding", encoding), ("CommandContent", new('a', length)), ("InstanceId.1", SeedIds.Ecs1));
        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task Command_Quiet_PrintsNoPacketLines()
    {
        await using var cloud = await EmulatedCloud.Start();
        var result = await cloud.Run(SeedIds.Ecs1, "ping -q -c 2 10.0.20.16");
        Assert.DoesNotContain("icmp_seq", (string?)result["Output"], StringComparison.Ordinal);
    }

    private static async Task Publish(EmulatedCloud cloud, ExampleOne example, string publish)
    {
        await cloud.Ok(
            "PublishVpnRouteEntry", ("VpnGatewayId", example.Gateway2), ("RouteType", "dbr"), ("RouteDest", ExampleOne.Cidr1),
            ("NextHop", example.Connection2), ("PublishVpc", publish));
        cloud.Clock.Advance(10);
    }
}
