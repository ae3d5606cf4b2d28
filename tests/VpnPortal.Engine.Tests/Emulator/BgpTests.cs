using System.Text.Json.Nodes;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

public sealed class BgpTests
{
    [Fact]
    public async Task ExampleOne_WithBgp_LearnsRoutesAndPingsWithoutAStaticOne()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await Build(cloud);
        await Enable(cloud, example);
        Assert.Equal(["success", "success"], await Sessions(cloud, example.Connection1));
        Assert.Equal([("CLOUD", "10.0.10.0/24"), ("CLOUD", "10.0.20.0/24"), ("VPN_BGP", "192.168.10.0/24"), ("VPN_BGP", "192.168.10.0/24"), ("VPN_BGP", "192.168.20.0/24"), ("VPN_BGP", "192.168.20.0/24")], (await Routes(cloud, example.Gateway1)).Order());
        Assert.True(await example.Pings());
    }

    [Fact]
    public async Task Vpc_WithLearnedRoutes_ShowsThemInItsSystemTable()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await Build(cloud);
        await Enable(cloud, example);
        var table = await cloud.Ok("DescribeRouteEntryList", ("RouteTableId", SeedIds.Vpc1RouteTable), ("NextHopType", "VpnGateway"));
        Assert.Equal(["192.168.10.0/24", "192.168.20.0/24"], table["RouteEntrys"]!["RouteEntry"]!.AsArray().Select(e => (string)e!["DestinationCidrBlock"]!).Order());
    }

    [Fact]
    public async Task Propagation_OffOnOneSide_TeachesNothingToTheOther()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await Build(cloud);
        await Enable(cloud, example, propagate2: false);
        Assert.DoesNotContain(await Routes(cloud, example.Gateway1), r => r.Source == "VPN_BGP");
        Assert.False(await example.Pings());
    }

    [Theory]
    [InlineData("TunnelOptionsSpecification.1.TunnelBgpConfig.TunnelCidr", "169.254.30.0/30", "TunnelOptionsSpecification.1.TunnelBgpConfig.LocalBgpIp", "169.254.30.2")]
    [InlineData("TunnelOptionsSpecification.1.TunnelBgpConfig.LocalBgpIp", "169.254.10.1", "", "")]
    public async Task Session_AddressesDoNotFaceEachOther_StaysDown(string name, string value, string name2, string value2)
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await Build(cloud);
        await Enable(cloud, example, extra2: [(name, value), .. name2.Length > 0 ? new[] { (name2, value2) } : []]);
        Assert.Equal(["false", "success"], await Sessions(cloud, example.Connection1));
        Assert.True(await example.Pings());
    }

    [Fact]
    public async Task Session_ScaleLowered_StaysUp()
    {
        await using var cloud = await EmulatedCloud.Start(o => o.TimeScale = 10);
        var example = await Build(cloud);
        await Enable(cloud, example);
        cloud.Server.SetScale(0.01);
        await cloud.Customer("203.0.113.50");
        Assert.Equal(["success", "success"], await Sessions(cloud, example.Connection1));
    }

    [Fact]
    public async Task Session_PathCut_TeachesUntilItIsNoticed()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await Build(cloud);
        await Enable(cloud, example);
        var gateway = await cloud.Describe(example.Gateway1);
        cloud.Server.Steer(new(Cut: [(string)gateway["InternetIp"]!, (string)gateway["DisasterRecoveryInternetIp"]!]));
        cloud.Clock.Advance(5);
        Assert.Contains(await Routes(cloud, example.Gateway1), r => r.Source == "VPN_BGP");
        cloud.Clock.Advance(10);
        Assert.DoesNotContain(await Routes(cloud, example.Gateway1), r => r.Source == "VPN_BGP");
    }

    [Fact]
    public async Task Session_AsnIsNotTheExpectedOne_StaysDown()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await Build(cloud);
        await Enable(cloud, example, asn2: "65501");
        Assert.Equal(["false", "false"], await Sessions(cloud, example.Connection1));
        Assert.False(await example.Pings());
    }

    [Fact]
    public async Task Propagation_SwitchedOffWhileBgpIsOn_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await Build(cloud);
        await Enable(cloud, example);
        await cloud.Refused("IncorrectStatus.VpnConnection", "ModifyVpnGatewayAttribute", ("VpnGatewayId", example.Gateway1), ("AutoPropagate", "false"));
    }

    [Fact]
    public async Task Ping_MasterSessionLost_GoesOverTheSlave()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await Build(cloud);
        await Enable(cloud, example);
        cloud.Server.Steer(new(Cut: [(string)(await cloud.Describe(example.Gateway1))["InternetIp"]!]));
        cloud.Clock.Advance(30);
        Assert.Equal(["false", "success"], await Sessions(cloud, example.Connection1));
        Assert.True(await example.Pings());
    }

    /// <summary>Example 1 up to its connections, with customer gateways that know the ASNs.</summary>
    private static async Task<ExampleOne> Build(EmulatedCloud cloud)
    {
        var (one, two) = (await cloud.Gateway(1), await cloud.Gateway(2));
        cloud.Clock.Advance(301);
        var (ofTwo, ofOne) = (await Customers(cloud, two, "65500"), await Customers(cloud, one, "65530"));
        var first = await cloud.Connection(one, ofTwo);
        var second = await cloud.Connection(two, ofOne, ("EffectImmediately", "false"));
        cloud.Clock.Advance(40);
        return new(cloud, one, two, first, second);
    }

    private static async Task<(string, string)> Customers(EmulatedCloud cloud, string gateway, string asn)
    {
        var seen = await cloud.Describe(gateway);
        var ids = new List<string>();
        foreach (var ip in new[] { "InternetIp", "DisasterRecoveryInternetIp" })
            ids.Add((string)(await cloud.Ok("CreateCustomerGateway", ("IpAddress", (string)seen[ip]!), ("Asn", asn)))["CustomerGatewayId"]!);
        return (ids[0], ids[1]);
    }

    private static async Task Enable(EmulatedCloud cloud, ExampleOne example, bool propagate2 = true, string asn2 = "65500", params (string, string)[] extra2)
    {
        await cloud.Ok("ModifyVpnConnectionAttribute", Order(example.Connection1, "65530", "1"));
        await cloud.Ok("ModifyVpnConnectionAttribute", With(Order(example.Connection2, asn2, "2"), extra2));
        cloud.Clock.Advance(30);
        await cloud.Ok("ModifyVpnGatewayAttribute", ("VpnGatewayId", example.Gateway1), ("AutoPropagate", "true"));
        await cloud.Ok("ModifyVpnGatewayAttribute", ("VpnGatewayId", example.Gateway2), ("AutoPropagate", propagate2 ? "true" : "false"), ("Description", "side 2"));
        cloud.Clock.Advance(30);
    }

    private static (string, string)[] Order(string connection, string asn, string host) =>
    [
        ("VpnConnectionId", connection), ("EnableTunnelsBgp", "true"),
        ("TunnelOptionsSpecification.1.Role", "master"), ("TunnelOptionsSpecification.1.TunnelBgpConfig.LocalAsn", asn),
        ("TunnelOptionsSpecification.1.TunnelBgpConfig.TunnelCidr", "169.254.10.0/30"), ("TunnelOptionsSpecification.1.TunnelBgpConfig.LocalBgpIp", $"169.254.10.{host}"),
        ("TunnelOptionsSpecification.2.Role", "slave"), ("TunnelOptionsSpecification.2.TunnelBgpConfig.LocalAsn", asn),
        ("TunnelOptionsSpecification.2.TunnelBgpConfig.TunnelCidr", "169.254.20.0/30"), ("TunnelOptionsSpecification.2.TunnelBgpConfig.LocalBgpIp", $"169.254.20.{host}"),
    ];

    private static (string, string)[] With((string Name, string Value)[] order, (string Name, string Value)[] extra) =>
        [.. order.Where(o => extra.All(e => e.Name != o.Name)), .. extra];

    private static async Task<string[]> Sessions(EmulatedCloud cloud, string connection) =>
        [.. (await cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", connection)))["TunnelOptionsSpecification"]!["TunnelOptions"]!
            .AsArray().Select(t => (string)t!["TunnelBgpConfig"]!["BgpStatus"]!)];

    private static async Task<IReadOnlyList<(string Source, string Prefix)>> Routes(EmulatedCloud cloud, string gateway)
    {
        var answer = await cloud.Ok("DescribeVpnRouteEntries", ("VpnGatewayId", gateway), ("RouteEntryType", "bgp"), ("PageSize", "50"));
        return [.. answer["VpnRouteEntries"]!["VpnRouteEntry"]!.AsArray().Select(e => ((string)e!["Source"]!, (string)e["RouteDest"]!))];
    }
}
