using VpnPortal.Cloud;

namespace VpnPortal.Engine.Tests.Cloud;

public sealed class VpcRequestTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateVpnGateway_Postpaid_SendsEverythingInBody()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"VpnGatewayId":"vpn-1","Name":"n","OrderId":208240895400460,"RequestId":"R"}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal(new Created("vpn-1", "R"), await cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop));
        var seen = Assert.Single(server.Requests);
        Assert.Equal(("POST", "", "application/x-www-form-urlencoded"), (seen.Method, seen.Query, seen.Headers["content-type"]));
        Assert.Equal(("CreateVpnGateway", "2016-04-28"), (seen.Action, seen.Headers["x-acs-version"]));
        Assert.Equal(
            "AutoPay=true Bandwidth=10 ClientToken=token-1 DisasterRecoveryVSwitchId=vsw-2 EnableIpsec=true EnableSsl=false InstanceChargeType=POSTPAY "
            + "Name=VPN网关1 NetworkType=public RegionId=eu-central-1 VSwitchId=vsw-1 VpcId=vpc-1 VpnType=Normal",
            Sorted(seen));
    }

    [Fact]
    public async Task CreateVpnGateway_Prepaid_SendsPeriod()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"VpnGatewayId":"vpn-1"}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        await cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway("PREPAY", 3), Stop);
        var sent = server.Requests.Single().Parameters;
        Assert.Equal(("PREPAY", "3"), (sent["InstanceChargeType"], sent["Period"]));
    }

    [Fact]
    public async Task CreateVpnGateway_QueryPlacement_SendsAnEmptyBodyWithoutType()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"VpnGatewayId":"vpn-1"}""");
        using var cloud = new CloudUnderTest(server.Endpoint, ("Cloud:ParameterPlacement", "Query"));
        await cloud.Vpc.CreateVpnGatewayAsync(Requests.Gateway(), Stop);
        var seen = server.Requests.Single();
        Assert.Equal(("", "0"), (seen.Body, seen.Headers["content-length"]));
        Assert.False(seen.Headers.ContainsKey("content-type"));
        Assert.Equal("VPN网关1", seen.Parameters["Name"]);
        Assert.DoesNotContain("content-type", seen.Headers["authorization"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Body", true)]
    [InlineData("Query", false)]
    public async Task CreateIpsecConnection_EitherPlacement_SendsBothTunnelsInBody(string placement, bool nameInBody)
    {
        await using var server = await ScriptedCloud.StartAsync("""{"VpnConnectionId":"vco-1","RequestId":"R"}""");
        using var cloud = new CloudUnderTest(server.Endpoint, ("Cloud:ParameterPlacement", placement));
        Assert.Equal("vco-1", (await cloud.Vpc.CreateIpsecConnectionAsync(Requests.Connection(), Stop)).Id);
        var seen = server.Requests.Single();
        Assert.Equal(nameInBody, seen.Body.Contains("RemoteSubnet=", StringComparison.Ordinal));
        Assert.DoesNotContain("TunnelOptionsSpecification", seen.Query, StringComparison.Ordinal);
        Assert.Equal(("master", "slave"),
            (seen.Parameters["TunnelOptionsSpecification.1.Role"], seen.Parameters["TunnelOptionsSpecification.2.Role"]));
        Assert.Equal(("cgw-2", Requests.Psk, "86400"),
            (seen.Parameters["TunnelOptionsSpecification.2.CustomerGatewayId"],
             seen.Parameters["TunnelOptionsSpecification.2.TunnelIkeConfig.Psk"],
             seen.Parameters["TunnelOptionsSpecification.1.TunnelIpsecConfig.IpsecLifetime"]));
        Assert.Equal(("true", "0.0.0.0/0"), (seen.Parameters["EffectImmediately"], seen.Parameters["LocalSubnet"]));
    }

    [Fact]
    public async Task CreateDestinationRoute_Always_NamesRouteByDestinationAndNextHop()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"VpnInstanceId":"vpn-1","State":"published","RequestId":"R"}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        var created = await cloud.Vpc.CreateDestinationRouteAsync(
            new CreateDestinationRoute("t", Requests.Region, "vpn-1", "10.1.0.0/16", "vco-1", PublishToVpc: true, Weight: 100), Stop);
        Assert.Equal(new Created("10.1.0.0/16|vco-1", "R"), created);
        Assert.Equal(
            "ClientToken=t NextHop=vco-1 OverlayMode=Ipsec PublishVpc=true RegionId=eu-central-1 RouteDest=10.1.0.0/16 VpnGatewayId=vpn-1 Weight=100",
            Sorted(server.Requests.Single()));
    }

    [Fact]
    public async Task CreateCustomerGateway_LargeAsn_IsSentAsNumber()
    {
        await using var server = await ScriptedCloud.StartAsync("""{"CustomerGatewayId":"cgw-1","RequestId":"R"}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        await cloud.Vpc.CreateCustomerGatewayAsync(new CreateCustomerGateway("t", Requests.Region, "用户网关1", "47.1.2.3", 4294967294), Stop);
        Assert.Equal("Asn=4294967294 ClientToken=t IpAddress=47.1.2.3 Name=用户网关1 RegionId=eu-central-1", Sorted(server.Requests.Single()));
    }

    [Fact]
    public async Task DescribeDualTunnelZones_Always_IsGetAndReadsTheBareArray()
    {
        await using var server = await ScriptedCloud.StartAsync(
            """{"RegionId":"eu-central-1","AvailableZoneIdList":[{"ZoneId":"eu-central-1a","ZoneName":"A"},{"ZoneId":"eu-central-1b"}]}""");
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal(["eu-central-1a", "eu-central-1b"], await cloud.Vpc.DescribeDualTunnelZonesAsync(Requests.Region, 10, Stop));
        var seen = server.Requests.Single();
        Assert.Equal(("GET", "?RegionId=eu-central-1&Spec=10M", ""), (seen.Method, seen.Query, seen.Body));
    }

    [Fact]
    public async Task Calls_TwoInARow_UseTwoNonces()
    {
        await using var server = await ScriptedCloud.StartAsync("{}");
        using var cloud = new CloudUnderTest(server.Endpoint);
        await cloud.Vpc.DescribeVpcsAsync(Requests.Region, Stop);
        await cloud.Vpc.DescribeVpcsAsync(Requests.Region, Stop);
        Assert.Equal(2, server.Requests.Select(r => r.Headers["x-acs-signature-nonce"]).Distinct().Count());
    }

    private static string Sorted(SeenRequest seen) =>
        string.Join(' ', seen.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
}
