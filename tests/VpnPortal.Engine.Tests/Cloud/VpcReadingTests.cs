using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Engine.Tests.Cloud;

public sealed class VpcReadingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DescribeVpnGateways_AllKinds_AreRead()
    {
        await using var server = await ScriptedCloud.StartAsync(
            """
            {"VpnGateways":{"VpnGateway":[
              {"VpnGatewayId":"vpn-1","Name":"VPN网关1","VpcId":"vpc-1","VSwitchId":"vsw-1","DisasterRecoveryVSwitchId":"vsw-2","InternetIp":"47.1.2.3",
               "DisasterRecoveryInternetIp":"47.1.2.4","Status":"active","BusinessStatus":"Normal","ChargeType":"POSTPAY","Spec":"10M",
               "EnableBgp":true,"CreateTime":1495382400000,"Tag":"{\"VpnEnableBgp\":\"true\"}","Tags":{"Tag":[]}},
              {"VpnGatewayId":"vpn-2","Name":null,"Status":"provisioning","InternetIp":"","CreateTime":"1495382400000"},
              {"VpnGatewayId":"vpn-3","GatewayType":"Enhanced.SiteToSite","Status":"hibernating","DisasterRecoveryVSwitchId":"vsw-9"}]},
             "TotalCount":3,"PageNumber":1,"PageSize":50,"RequestId":"R"}
            """);
        using var cloud = new CloudUnderTest(server.Endpoint);
        var gateways = await cloud.Vpc.DescribeVpnGatewaysAsync(Requests.Region, Stop);
        Assert.Equal(
            new ObservedVpnGateway("vpn-1", "VPN网关1", "vpc-1", "vsw-1", "vsw-2", "47.1.2.3", "47.1.2.4", GatewayStatus.Active, "Normal", "POSTPAY", "10M",
                DateTimeOffset.FromUnixTimeMilliseconds(1495382400000)) { SupportsBgp = true },
            gateways[0]);
        Assert.Equal((GatewayStatus.Provisioning, null, false, 1495382400000),
            (gateways[1].Status, gateways[1].InternetIp, gateways[1].IsDualTunnel, gateways[1].CreatedAt.ToUnixTimeMilliseconds()));
        Assert.Equal((GatewayStatus.Unrecognised, "", true), (gateways[2].Status, gateways[2].Spec, gateways[2].IsDualTunnel));
    }

    [Fact]
    public async Task DescribeIpsecConnections_DocumentedSample_IsReadWithoutKeys()
    {
        await using var server = await ScriptedCloud.StartAsync(
            """
            {"VpnConnections":{"VpnConnection":[
              {"VpnConnectionId":"vco-1","VpnGatewayId":"vpn-1","CustomerGatewayId":"","Name":"IPsec连接1","LocalSubnet":"0.0.0.0/0","RemoteSubnet":"0.0.0.0/0",
               "EffectImmediately":true,"CreateTime":1492753817000,"State":"active","Status":"ipsec_sa_established","Tag":{"Tag":[]},
               "IkeConfig":{"Psk":"PLANTED"},"VcoHealthCheck":{"Enable":"false","Interval":0},
               "TunnelOptionsSpecification":{"TunnelOptions":[
                 {"TunnelId":"tun-2","Role":"slave","CustomerGatewayId":"cgw-2","InternetIp":"47.1.2.4","ZoneNo":"eu-central-1b","State":"updating",
                  "Status":"ike_sa_not_established","EnableDpd":"true","TunnelIkeConfig":{"IkeLifetime":"86400","Psk":"PLANTED"}},
                 {"TunnelId":"tun-1","Role":"master","CustomerGatewayId":"cgw-1","InternetIp":"47.1.2.3","ZoneNo":"eu-central-1a","State":"active",
                  "Status":"ipsec_sa_established","TunnelIkeConfig":{"Psk":"PLANTED"}},
                 {"TunnelId":"tun-3","TunnelIndex":1}]}},
              {"VpnConnectionId":"vco-2","EffectImmediately":"False","State":"Upgrading","TunnelOptionsSpecification":null}]},
             "TotalCount":2,"RequestId":"R"}
            """);
        using var cloud = new CloudUnderTest(server.Endpoint);
        var connections = await cloud.Vpc.DescribeIpsecConnectionsAsync(Requests.Region, Stop);
        Assert.Equal(
            [
                new ObservedTunnel("tun-1", TunnelRole.Master, "cgw-1", "47.1.2.3", "eu-central-1a", "active", TunnelStatus.IpsecSaEstablished),
                new ObservedTunnel("tun-2", TunnelRole.Slave, "cgw-2", "47.1.2.4", "eu-central-1b", "updating", TunnelStatus.IkeSaNotEstablished),
            ],
            connections[0].Tunnels);
        Assert.Equal((true, "active", "0.0.0.0/0"), (connections[0].EffectImmediately, connections[0].State, connections[0].LocalSubnet));
        Assert.Equal((false, "Upgrading", 0), (connections[1].EffectImmediately, connections[1].State, connections[1].Tunnels.Count));
        Assert.DoesNotContain("PLANTED", System.Text.Json.JsonSerializer.Serialize(connections), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DescribeCustomerGateways_AsnAsTextNumberOrAbsent_IsRead()
    {
        await using var server = await ScriptedCloud.StartAsync(
            """
            {"CustomerGateways":{"CustomerGateway":[
              {"CustomerGatewayId":"cgw-1","Name":"n","IpAddress":"47.1.2.3","Asn":65530,"AuthKey":"PLANTED","CreateTime":1492753817000},
              {"CustomerGatewayId":"cgw-2","Asn":"4294967294"},{"CustomerGatewayId":"cgw-3"}]},"TotalCount":"3"}
            """);
        using var cloud = new CloudUnderTest(server.Endpoint);
        var gateways = await cloud.Vpc.DescribeCustomerGatewaysAsync(Requests.Region, Stop);
        Assert.Equal([65530, 4294967294, null], gateways.Select(g => g.Asn));
    }

    [Fact]
    public async Task DescribeDestinationRoutes_States_SayWhetherPublished()
    {
        await using var server = await ScriptedCloud.StartAsync(
            """
            {"VpnRouteEntries":{"VpnRouteEntry":[
              {"VpnInstanceId":"vpn-1","RouteDest":"10.1.0.0/16","NextHop":"vco-1","Weight":"100","State":"published","CreateTime":1},
              {"RouteDest":"10.2.0.0/16","NextHop":"vco-1","Weight":0,"State":"normal"}]},"VpnRouteCounts":null,"TotalCount":2}
            """);
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal(
            [
                new ObservedDestinationRoute("vpn-1", "10.1.0.0/16", "vco-1", 100, Published: true),
                new ObservedDestinationRoute("vpn-1", "10.2.0.0/16", "vco-1", 0, Published: false),
            ],
            await cloud.Vpc.DescribeDestinationRoutesAsync(Requests.Region, "vpn-1", Stop));
    }

    [Fact]
    public async Task DescribeRegionsAndNetworks_Samples_AreRead()
    {
        await using var server = await ScriptedCloud.StartAsync(seen => seen.Action switch
        {
            "DescribeRegions" => seen.Parameters["AcceptLanguage"] == "zh-CN"
                ? """{"Regions":{"Region":[{"RegionId":"eu-central-1","LocalName":"德国（法兰克福）"}]}}"""
                : """{"Regions":{"Region":[{"RegionId":"eu-central-1","LocalName":"Germany (Frankfurt)"}]}}""",
            "DescribeVpcs" => """
                {"Vpcs":{"Vpc":[{"VpcId":"vpc-1","VpcName":"VPC1","CidrBlock":"10.0.0.0/16","SecondaryCidrBlocks":{"SecondaryCidrBlock":["172.16.0.0/16"]}}]},
                 "TotalCount":1}
                """,
            _ => """
                {"VSwitches":{"VSwitch":[{"VSwitchId":"vsw-1","VSwitchName":"s","VpcId":"vpc-1","ZoneId":"eu-central-1a","CidrBlock":"10.0.0.0/24",
                 "AvailableIpAddressCount":"251"}]},"TotalCount":1}
                """,
        });
        using var cloud = new CloudUnderTest(server.Endpoint);
        Assert.Equal([new RegionOption("eu-central-1", "德国（法兰克福）", "Germany (Frankfurt)")], await cloud.Vpc.DescribeRegionsAsync(Stop));
        var vpc = Assert.Single(await cloud.Vpc.DescribeVpcsAsync("eu-central-1", Stop));
        Assert.Equal(("eu-central-1", "10.0.0.0/16 172.16.0.0/16"), (vpc.RegionId, string.Join(' ', vpc.Cidrs)));
        Assert.Equal(
            [new DiscoveredVSwitch("vsw-1", "s", "vpc-1", "eu-central-1a", "10.0.0.0/24", 251)],
            await cloud.Vpc.DescribeVSwitchesAsync("eu-central-1", Stop));
    }
}
