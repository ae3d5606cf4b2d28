using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

public sealed class RouteTests
{
    [Fact]
    public async Task Route_Published_AppearsInTheVpcTableAndLeavesIt()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        Assert.Equal([ExampleOne.Cidr2], await Custom(cloud));
        await cloud.Ok("DeleteVpnRouteEntry", ("VpnGatewayId", example.Gateway1), ("RouteDest", ExampleOne.Cidr2), ("NextHop", example.Connection1), ("Weight", "100"));
        cloud.Clock.Advance(10);
        Assert.Empty(await Custom(cloud));
        var routes = await cloud.Ok("DescribeVpnRouteEntries", ("VpnGatewayId", example.Gateway1));
        Assert.Equal(0, (int?)routes["TotalCount"]);
    }

    [Theory]
    [InlineData("RouteDest", "0.0.0.0/0", "InvalidRouteDest")]
    [InlineData("RouteDest", "10.0.0.1/8", "InvalidRouteDest")]
    [InlineData("Weight", "50", "InvalidWeight")]
    [InlineData("Weight", "", "MissingWeight")]
    [InlineData("PublishVpc", "", "MissingPublishVpc")]
    [InlineData("NextHop", "vco-none", "InvalidVpnConnectionInstanceId.NotFound")]
    [InlineData("RouteDest", ExampleOne.Cidr2, "VpnRouteEntry.AlreadyExists")]
    [InlineData("DryRun", "true", "DryRunOperation")]
    public async Task Create_BadParameter_IsRefused(string name, string value, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var order = new Dictionary<string, string>
        {
            ["VpnGatewayId"] = example.Gateway1, ["RouteDest"] = "172.16.0.0/12", ["NextHop"] = example.Connection1, ["PublishVpc"] = "true", ["Weight"] = "100",
            [name] = value,
        };
        await cloud.Refused(code, "CreateVpnRouteEntry", [.. order.Select(p => (p.Key, p.Value))]);
    }

    [Fact]
    public async Task Create_NextHopOfAnotherGateway_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        await cloud.Refused(
            "InvalidNextHop", "CreateVpnRouteEntry", ("VpnGatewayId", example.Gateway1), ("RouteDest", ExampleOne.Cidr2),
            ("NextHop", example.Connection2), ("PublishVpc", "true"), ("Weight", "100"));
    }

    private static async Task<string[]> Custom(EmulatedCloud cloud)
    {
        var table = await cloud.Ok("DescribeRouteEntryList", ("RouteTableId", SeedIds.Vpc1RouteTable), ("NextHopType", "VpnGateway"));
        return [.. table["RouteEntrys"]!["RouteEntry"]!.AsArray().Select(e => (string)e!["DestinationCidrBlock"]!)];
    }
}
