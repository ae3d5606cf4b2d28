using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>The older form: one tunnel a connection, health checks, weights 100 and 0.</summary>
public sealed class ClassicTests
{
    [Fact]
    public async Task Connections_WithHealthChecks_AreHealthyAndPing()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = (await DataCentre.Classic(cloud)).WithDevice();
        Assert.Equal(("success", "success"), (await centre.Health(0), await centre.Health(1)));
        Assert.True(await centre.Pings());
        var seen = await centre.Describe();
        Assert.Null(seen["TunnelOptionsSpecification"]);
        Assert.Equal("ipsec_sa_established", (string?)seen["Status"]);
        Assert.Equal(("true", 3, 3), ((string)seen["VcoHealthCheck"]!["Enable"]!, (int)seen["VcoHealthCheck"]!["Interval"]!, (int)seen["VcoHealthCheck"]!["Retry"]!));
    }

    [Fact]
    public async Task Ping_ActivePathCut_MovesToWeightZeroWhenTheHealthCheckFailsAndBack()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = (await DataCentre.Classic(cloud)).WithDevice();
        var invocation = await centre.Order("ping -i 0.5 -c 240", 200);
        cloud.Clock.Advance(20);
        cloud.Server.Steer(new(Cut: [DataCentre.Wan1]));
        cloud.Clock.Advance(40);
        Assert.Equal(("failed", "success"), (await centre.Health(0), await centre.Health(1)));
        cloud.Server.Steer(new(Heal: [DataCentre.Wan1]));
        cloud.Clock.Advance(120);
        Assert.Equal("success", await centre.Health(0));
        // Three probes, three seconds apart, and two packets a second; the way back costs nothing.
        Assert.Equal(18, FailoverTests.Lost(await centre.Result(invocation), 240).Count);
    }

    [Theory]
    [InlineData("100", "0", 6)]
    [InlineData("0", "100", 0)]
    public async Task Traffic_OfTwoRoutes_GoesByWeightAndNotByAge(string first, string second, int lost)
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = (await DataCentre.Classic(cloud, first, second)).WithDevice();
        var invocation = await centre.Order("ping -i 0.5 -c 20");
        cloud.Clock.Advance(3);
        // Too short for the health check: who used this path loses packets, who did not loses none.
        cloud.Server.Steer(new(Cut: [DataCentre.Wan1]));
        cloud.Clock.Advance(3);
        cloud.Server.Steer(new(Heal: [DataCentre.Wan1]));
        cloud.Clock.Advance(20);
        Assert.Equal(lost, FailoverTests.Lost(await centre.Result(invocation), 20).Count);
    }

    [Fact]
    public async Task Health_NobodyAnswers_KeepsTheRoutesOut()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = await DataCentre.Classic(cloud);
        cloud.Server.Place(centre.Device() with { Hosts = ["172.16.0.10"] });
        cloud.Clock.Advance(60);
        Assert.Equal(("failed", "failed"), (await centre.Health(0), await centre.Health(1)));
        Assert.Equal("ipsec_sa_established", (string?)(await centre.Describe())["Status"]);
    }

    [Fact]
    public async Task Create_DualFormOnASingleTunnelGateway_IsTheWrongForm()
    {
        await using var cloud = await EmulatedCloud.Start();
        var customer = (string)(await cloud.Ok("CreateCustomerGateway", DataCentre.Region, ("IpAddress", DataCentre.Wan1)))["CustomerGatewayId"]!;
        await cloud.Refused(
            "VpnConnection.InvalidCreateTunnelOptions", "CreateVpnConnection",
            EmulatedCloud.ConnectionOrder(SeedIds.HangzhouLegacyGateway, (customer, customer), DataCentre.Region));
    }

    [Fact]
    public async Task Create_SingleFormOnADualTunnelGateway_IsTheWrongForm()
    {
        await using var cloud = await EmulatedCloud.Start();
        var gateway = await cloud.ActiveGateway(1);
        await cloud.Refused(
            "VpnConnection.InvalidCreateTunnelOptions", "CreateVpnConnection",
            ("VpnGatewayId", gateway), ("CustomerGatewayId", await cloud.Customer("203.0.113.9")), ("LocalSubnet", "0.0.0.0/0"), ("RemoteSubnet", "0.0.0.0/0"));
    }

    [Fact]
    public async Task Weight_WhileTheOtherRouteExists_CannotBeChanged()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = await DataCentre.Classic(cloud);
        (string, string)[] first = [DataCentre.Region, ("VpnGatewayId", centre.Gateway), ("RouteDest", DataCentre.Lan), ("NextHop", centre.Connections[0]), ("Weight", "100")];
        await cloud.Refused("VpnRouteEntry.Conflict", "ModifyVpnRouteEntryWeight", [.. first, ("NewWeight", "0")]);
        await cloud.Ok("DeleteVpnRouteEntry", DataCentre.Region, ("VpnGatewayId", centre.Gateway), ("RouteDest", DataCentre.Lan), ("NextHop", centre.Connections[1]), ("Weight", "0"));
        cloud.Clock.Advance(10);
        await cloud.Ok("ModifyVpnRouteEntryWeight", [.. first, ("NewWeight", "0")]);
        cloud.Clock.Advance(10);
        var routes = await cloud.Ok("DescribeVpnRouteEntries", DataCentre.Region, ("VpnGatewayId", centre.Gateway));
        Assert.Equal(0, (int?)routes["VpnRouteEntries"]!["VpnRouteEntry"]![0]!["Weight"]);
        Assert.Null(routes["VpnRouteCounts"]);
    }

    [Fact]
    public async Task Gateway_SingleTunnel_ShowsNoSecondAddressAndCannotBeReleased()
    {
        await using var cloud = await EmulatedCloud.Start();
        var seen = await cloud.Ok("DescribeVpnGateway", DataCentre.Region, ("VpnGatewayId", SeedIds.HangzhouLegacyGateway));
        Assert.Null(seen["DisasterRecoveryInternetIp"]);
        Assert.Null(seen["DisasterRecoveryVSwitchId"]);
        await cloud.Refused("ForbiddenRelease", "DeleteVpnGateway", DataCentre.Region, ("VpnGatewayId", SeedIds.HangzhouLegacyGateway));
    }

    [Fact]
    public async Task Route_IntoTheCloudsOwnRange_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = await DataCentre.Classic(cloud);
        await cloud.Refused(
            "InvalidRouteDest", "CreateVpnRouteEntry", DataCentre.Region, ("VpnGatewayId", centre.Gateway), ("RouteDest", "100.100.0.0/16"),
            ("NextHop", centre.Connections[0]), ("PublishVpc", "false"), ("Weight", "100"));
    }
}
