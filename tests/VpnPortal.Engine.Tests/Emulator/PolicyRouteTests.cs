namespace VpnPortal.Engine.Tests.Emulator;

public sealed class PolicyRouteTests
{
    [Fact]
    public async Task Routes_BySourceAndDestination_CarryTraffic()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        await Create(cloud, example.Gateway1, example.Connection1, ExampleOne.Cidr1, ExampleOne.Cidr2);
        await Create(cloud, example.Gateway2, example.Connection2, ExampleOne.Cidr2, ExampleOne.Cidr1);
        Assert.True(await example.Pings());
        await Publish(cloud, example, "false");
        Assert.False(await example.Pings());
        await Publish(cloud, example, "true");
        Assert.True(await example.Pings());
    }

    [Fact]
    public async Task Routes_OfAnotherSource_DoNotFit()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        await Create(cloud, example.Gateway1, example.Connection1, "10.0.10.0/24", ExampleOne.Cidr2);
        await Create(cloud, example.Gateway2, example.Connection2, ExampleOne.Cidr2, ExampleOne.Cidr1);
        Assert.False(await example.Pings());
    }

    [Fact]
    public async Task Attributes_Change_AndShow()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        await Create(cloud, example.Gateway1, example.Connection1, ExampleOne.Cidr1, ExampleOne.Cidr2);
        var identity = Identity(example.Gateway1, example.Connection1, ExampleOne.Cidr1, ExampleOne.Cidr2);
        await cloud.Ok("ModifyVpnPbrRouteEntryPriority", [.. identity, ("Weight", "100"), ("NewPriority", "5")]);
        cloud.Clock.Advance(10);
        await cloud.Ok("ModifyVpnPbrRouteEntryWeight", [.. identity, ("Weight", "100"), ("NewWeight", "0")]);
        cloud.Clock.Advance(10);
        await cloud.Ok("ModifyVpnPbrRouteEntryAttribute", [.. identity, ("Weight", "0"), ("NewWeight", "100"), ("NewPriority", "7")]);
        cloud.Clock.Advance(10);
        var route = (await cloud.Ok("DescribeVpnPbrRouteEntries", ("VpnGatewayId", example.Gateway1)))["VpnPbrRouteEntries"]!["VpnPbrRouteEntry"]![0]!;
        Assert.Equal((7, 100, ExampleOne.Cidr1, "published"), ((int)route["Priority"]!, (int)route["Weight"]!, (string)route["RouteSource"]!, (string)route["State"]!));
        await cloud.Refused("InvalidRouteEntry.NotFound", "DeleteVpnPbrRouteEntry", [.. identity, ("Weight", "100"), ("Priority", "5")]);
        await cloud.Ok("DeleteVpnPbrRouteEntry", [.. identity, ("Weight", "100"), ("Priority", "7")]);
        cloud.Clock.Advance(10);
        Assert.Equal(0, (int?)(await cloud.Ok("DescribeVpnPbrRouteEntries", ("VpnGatewayId", example.Gateway1)))["TotalCount"]);
    }

    [Fact]
    public async Task Weight_WhileTheOtherRouteExists_CannotBeChanged()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        var second = await cloud.Connection(example.Gateway1, (await cloud.Customer("203.0.113.1"), await cloud.Customer("203.0.113.2")));
        cloud.Clock.Advance(30);
        await Create(cloud, example.Gateway1, example.Connection1, ExampleOne.Cidr1, ExampleOne.Cidr2);
        await Create(cloud, example.Gateway1, second, ExampleOne.Cidr1, ExampleOne.Cidr2);
        await cloud.Refused(
            "VpnRouteEntry.Conflict", "ModifyVpnPbrRouteEntryWeight",
            [.. Identity(example.Gateway1, second, ExampleOne.Cidr1, ExampleOne.Cidr2), ("Weight", "100"), ("NewWeight", "0")]);
    }

    [Fact]
    public async Task Connection_WithNamedSubnets_BringsItsPolicyRoutesAndTakesThemAway()
    {
        await using var cloud = await EmulatedCloud.Start();
        var gateway = await cloud.ActiveGateway(1);
        var customers = (await cloud.Customer("203.0.113.1"), await cloud.Customer("203.0.113.2"));
        var connection = await cloud.Connection(gateway, customers, ("LocalSubnet", "10.0.0.0/16"), ("RemoteSubnet", "172.16.0.0/16,172.17.0.0/16"));
        cloud.Clock.Advance(30);
        var routes = (await cloud.Ok("DescribeVpnPbrRouteEntries", ("VpnGatewayId", gateway)))["VpnPbrRouteEntries"]!["VpnPbrRouteEntry"]!.AsArray();
        Assert.Equal([("172.16.0.0/16", "normal"), ("172.17.0.0/16", "normal")], routes.Select(r => ((string)r!["RouteDest"]!, (string)r["State"]!)));
        await cloud.Ok("DeleteVpnConnection", ("VpnConnectionId", connection));
        cloud.Clock.Advance(30);
        Assert.Equal(0, (int?)(await cloud.Ok("DescribeVpnPbrRouteEntries", ("VpnGatewayId", gateway)))["TotalCount"]);
    }

    [Fact]
    public async Task Withdrawal_OfOneOfTwoEqualRoutes_WithdrawsBoth()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        await Create(cloud, example.Gateway2, example.Connection2, ExampleOne.Cidr2, ExampleOne.Cidr1);
        Assert.True(await example.Pings());
        await Publish(cloud, example, "false", "dbr");
        Assert.False(await example.Pings());
    }

    private static (string, string)[] Identity(string gateway, string connection, string source, string destination) =>
        [("VpnGatewayId", gateway), ("RouteSource", source), ("RouteDest", destination), ("NextHop", connection)];

    private static async Task Create(EmulatedCloud cloud, string gateway, string connection, string source, string destination)
    {
        await cloud.Ok("CreateVpnPbrRouteEntry", [.. Identity(gateway, connection, source, destination), ("PublishVpc", "true"), ("Weight", "100")]);
        cloud.Clock.Advance(10);
    }

    private static async Task Publish(EmulatedCloud cloud, ExampleOne example, string publish, string type = "pbr")
    {
        await cloud.Ok(
            "PublishVpnRouteEntry", ("VpnGatewayId", example.Gateway2), ("RouteType", type), ("RouteDest", ExampleOne.Cidr1),
            ("NextHop", example.Connection2), ("PublishVpc", publish));
        cloud.Clock.Advance(10);
    }
}
