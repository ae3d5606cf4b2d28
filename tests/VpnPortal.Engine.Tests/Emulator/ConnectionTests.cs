using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

public sealed class ConnectionTests
{
    private const string Up = "ipsec_sa_established";
    private const string Phase1Down = "ike_sa_not_established";
    private const string Phase2Down = "ipsec_sa_not_established";

    [Fact]
    public async Task Tunnels_BothSidesAgree_ComeUp()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        Assert.Equal([Up, Up], await cloud.TunnelStates(example.Connection1));
        Assert.Equal([Up, Up], await cloud.TunnelStates(example.Connection2));
    }

    [Theory]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk", "other", Phase1Down)]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.IkeVersion", "ikev2", Phase1Down)]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.IkeMode", "aggressive", Phase1Down)]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.IkeEncAlg", "aes256", Phase1Down)]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.IkeAuthAlg", "sha256", Phase1Down)]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.IkePfs", "group14", Phase1Down)]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.LocalId", "branch.example", Phase1Down)]
    [InlineData("TunnelOptionsSpecification.1.TunnelIpsecConfig.IpsecEncAlg", "aes256", Phase2Down)]
    [InlineData("TunnelOptionsSpecification.1.TunnelIpsecConfig.IpsecPfs", "disabled", Phase2Down)]
    [InlineData("TunnelOptionsSpecification.1.TunnelIpsecConfig.IpsecLifetime", "3600", Up)]
    public async Task Tunnel_OneSettingDiffers_HasItsState(string name, string value, string expected)
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud, (name, value));
        Assert.Equal([expected, Up], await cloud.TunnelStates(example.Connection1));
        Assert.Equal([expected, Up], await cloud.TunnelStates(example.Connection2));
    }

    [Fact]
    public async Task Tunnels_SubnetsNotMirrored_StopAtPhase2()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud, ("LocalSubnet", "192.168.0.0/16"), ("RemoteSubnet", "10.0.0.0/16"));
        Assert.Equal([Phase2Down, Phase2Down], await cloud.TunnelStates(example.Connection1));
    }

    [Fact]
    public async Task Create_OnGateway_OccupiesItAndHidesTheKeyInTheLedger()
    {
        await using var cloud = await EmulatedCloud.Start();
        var gateway = await cloud.ActiveGateway(1);
        var customers = (await cloud.Customer("8.8.8.8"), await cloud.Customer("9.9.9.9"));
        var id = await cloud.Connection(gateway, customers);
        Assert.Equal("updating", (string?)(await cloud.Describe(gateway))["Status"]);
        await cloud.Refused("VpnGateway.Configuring", "CreateVpnConnection", EmulatedCloud.ConnectionOrder(gateway, customers, ("RemoteSubnet", "10.1.0.0/16"), ("LocalSubnet", "10.0.0.0/16")));
        cloud.Clock.Advance(20);
        var seen = await cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", id));
        Assert.Equal("active", (string?)seen["State"]);
        Assert.Equal("secret-one", (string?)seen["TunnelOptionsSpecification"]!["TunnelOptions"]![0]!["TunnelIkeConfig"]!["Psk"]);
        Assert.DoesNotContain(cloud.Server.Ledger(), e => e.Parameters.Values.Any(v => v.Contains("secret-one", StringComparison.Ordinal)));
        await cloud.Refused("InvalidVpnConnection.AlreadyExists", "CreateVpnConnection", EmulatedCloud.ConnectionOrder(gateway, customers));
    }

    [Theory]
    [InlineData("LocalSubnet", "10.0.0.1/16", "IllegalParam.LocalSubnet")]
    [InlineData("RemoteSubnet", "10.0.0.0/8,0.0.0.0/0", "IllegalParam.RemoteSubnet")]
    [InlineData("RemoteSubnet", "", "MissingRemoteSubnet")]
    [InlineData("TunnelOptionsSpecification.2.Role", "master", "VpnConnection.InvalidCreateTunnelOptions")]
    [InlineData("TunnelOptionsSpecification.2.CustomerGatewayId", "cgw-none", "InvalidCustomerGatewayInstanceId.NotFound")]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk", "with space", "IllegalParam.Psk")]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.IkeEncAlg", "rot13", "InvalidIkeEncAlg")]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig.IkeLifetime", "86401", "InvalidIkeLifetime")]
    [InlineData("TunnelOptionsSpecification.1.TunnelIpsecConfig.IpsecPfs", "group24", "InvalidIpsecPfs")]
    [InlineData("TunnelOptionsSpecification.1.TunnelBgpConfig.TunnelCidr", "169.254.10.0/30", "MissingLocalBgpIp")]
    [InlineData("EnableTunnelsBgp", "true", "MissingTunnelBgpConfig")]
    [InlineData("DryRun", "True", "DryRunOperation")]
    public async Task Create_BadParameter_IsRefusedAndTheGatewayStaysActive(string name, string value, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        var gateway = await cloud.ActiveGateway(1);
        var customer = await cloud.Customer("8.8.8.8");
        await cloud.Refused(code, "CreateVpnConnection", EmulatedCloud.ConnectionOrder(gateway, (customer, customer), (name, value)));
        Assert.Equal("active", (string?)(await cloud.Describe(gateway))["Status"]);
    }

    [Theory]
    [InlineData("169.254.6.0/30", "169.254.6.1", "IllegalParam.TunnelCidr")]
    [InlineData("169.254.10.0/29", "169.254.10.1", "IllegalParam.TunnelCidr")]
    [InlineData("10.0.0.0/30", "10.0.0.1", "IllegalParam.TunnelCidr")]
    [InlineData("169.254.10.0/30", "169.254.10.3", "IllegalParam.LocalBgpIp")]
    public async Task Create_BadTunnelCidr_IsRefused(string cidr, string ip, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        var gateway = await cloud.ActiveGateway(1);
        var customer = await cloud.Customer("8.8.8.8");
        await cloud.Refused(code, "CreateVpnConnection", EmulatedCloud.ConnectionOrder(
            gateway, (customer, customer),
            ("TunnelOptionsSpecification.1.TunnelBgpConfig.TunnelCidr", cidr), ("TunnelOptionsSpecification.1.TunnelBgpConfig.LocalBgpIp", ip)));
    }

    [Fact]
    public async Task Modify_MasterKeyOnOneSide_TakesTheMasterDownAndBack()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        await ChangeKey(cloud, example, "wrong");
        Assert.Equal([Phase1Down, Up], await cloud.TunnelStates(example.Connection2));
        await ChangeKey(cloud, example, "secret-one");
        Assert.Equal([Up, Up], await cloud.TunnelStates(example.Connection2));
    }

    [Fact]
    public async Task Modify_NameOnly_LeavesTheTunnelsUp()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        var changed = await cloud.Ok("ModifyVpnConnectionAttribute", ("VpnConnectionId", example.Connection1), ("Name", "renamed"));
        Assert.Equal(true, (bool?)changed["TunnelOptionsSpecification"]!["TunnelOptions"]![0]!["EnableDpd"]);
        Assert.Equal([Up, Up], await cloud.TunnelStates(example.Connection1));
    }

    [Fact]
    public async Task Delete_InUseThenFree_NeedsItsRoutesGone()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        await cloud.Refused("DependencyViolation.VpnRouteEntry", "DeleteVpnConnection", ("VpnConnectionId", example.Connection1));
        await cloud.Refused("DependencyViolation.VpnConnection", "DeleteVpnGateway", ("VpnGatewayId", example.Gateway1));
        await cloud.Ok("DeleteVpnRouteEntry", ("VpnGatewayId", example.Gateway1), ("RouteDest", ExampleOne.Cidr2), ("NextHop", example.Connection1), ("Weight", "100"));
        cloud.Clock.Advance(10);
        await cloud.Ok("DeleteVpnConnection", ("VpnConnectionId", example.Connection1));
        cloud.Clock.Advance(20);
        await cloud.Refused("InvalidVpnConnectionInstanceId.NotFound", "DescribeVpnConnection", ("VpnConnectionId", example.Connection1));
        Assert.Equal([Phase1Down, Phase1Down], await cloud.TunnelStates(example.Connection2));
    }

    [Fact]
    public async Task Download_Connection_IsSeenFromThePeer()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        var own = await cloud.Describe(example.Gateway1);
        var config = (await cloud.Ok("DownloadVpnConnectionConfig", ("VpnConnectionId", example.Connection1)))["VpnConnectionConfig"]!;
        var slave = config["TunnelsConfig"]!["TunnelConfig"]![1]!;
        Assert.Equal((string?)own["DisasterRecoveryInternetIp"], (string?)slave["Remote"]);
        Assert.Equal((string?)slave["Local"], (string?)slave["IkeConfig"]!["LocalId"]);
        Assert.Equal(86400, (long?)slave["IkeConfig"]!["IkeLifetime"]);
    }

    [Fact]
    public async Task GetRole_ServiceLinkedRole_Exists()
    {
        await using var cloud = await EmulatedCloud.Start();
        var role = (await cloud.Ok("GetRole", ("RoleName", "AliyunServiceRoleForVpn")))["Role"]!;
        Assert.Equal(true, (bool?)role["IsServiceLinkedRole"]);
        await cloud.Refused("EntityNotExist.Role", "GetRole", ("RoleName", "Nobody"));
        await cloud.Refused("EntityAlreadyExists.Role", "CreateServiceLinkedRole", ("ServiceName", "vpn.aliyuncs.com"));
    }

    private static async Task ChangeKey(EmulatedCloud cloud, ExampleOne example, string key)
    {
        var seen = await cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", example.Connection1));
        var master = (string)seen["TunnelOptionsSpecification"]!["TunnelOptions"]![0]!["TunnelId"]!;
        await cloud.Ok(
            "ModifyVpnConnectionAttribute", ("VpnConnectionId", example.Connection1),
            ("TunnelOptionsSpecification.1.TunnelId", master), ("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk", key));
        cloud.Clock.Advance(30);
    }
}
