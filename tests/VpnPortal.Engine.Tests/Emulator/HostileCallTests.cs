namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>Calls with a good signature and bad intent.</summary>
public sealed class HostileCallTests
{
    [Theory]
    [InlineData("IkeConfig.IkeLifetime", "abc")]
    [InlineData("IkeConfig.IkeVersion", "ikev9")]
    [InlineData("HealthCheckConfig.enable", "zz")]
    [InlineData("BgpConfig.LocalBgpIp", "zz")]
    public async Task Member_OfAnObjectGivenFlat_IsIgnored(string name, string value)
    {
        await using var cloud = await EmulatedCloud.Start();
        var customer = (string)(await cloud.Ok("CreateCustomerGateway", DataCentre.Region, ("IpAddress", DataCentre.Wan1)))["CustomerGatewayId"]!;
        var id = (string)(await cloud.Ok("CreateVpnConnection", [.. DataCentre.Single(customer, "10.10.10.101", "secret"), (name, value)]))["VpnConnectionId"]!;
        var seen = await cloud.Ok("DescribeVpnConnection", DataCentre.Region, ("VpnConnectionId", id));
        Assert.Equal(("ikev1", "true"), ((string)seen["IkeConfig"]!["IkeVersion"]!, (string)seen["VcoHealthCheck"]!["Enable"]!));
    }

    [Theory]
    [InlineData("IkeConfig", "{\"Psk\":\"\\ud800\"}", "InvalidIkeConfig")]
    [InlineData("IkeConfig", "{\"Psk\":{\"a\":1}}", "InvalidIkeConfig")]
    [InlineData("HealthCheckConfig", "{\"enable\":null}", "InvalidHealthCheckConfig")]
    public async Task Object_ThatIsNoPlainOne_IsRefused(string name, string value, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        var order = DataCentre.Single("cgw-0", "10.10.10.101", "secret").Where(p => p.Item1 != name).Append((name, value));
        await cloud.Refused(code, "CreateVpnConnection", [.. order]);
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("null")]
    [InlineData("{\"vpnConnectionId\":\"\\ud800\"}")]
    public async Task Dimensions_ThatAreNone_AreRefused(string dimensions)
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Refused("InvalidDimensions", "DescribeMetricList", ("Namespace", "acs_vpn"), ("MetricName", "tunnel.status"), ("Dimensions", dimensions));
    }

    [Theory]
    [InlineData("TunnelOptionsSpecification.1.TunnelIkeConfig", "{\"Psk\":\"planted-1\"}")]
    [InlineData("TunnelOptionsSpecification", "[{\"Psk\":\"planted-2\"}]")]
    [InlineData("IkeConfig.Psk ", "planted-3")]
    [InlineData("ikeconfig", "{\"Psk\":\"planted-4\"}")]
    public async Task Key_WhereNoneBelongs_DoesNotReachTheLedger(string name, string value)
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Client.Call("CreateVpnConnection", (name, value), ("VpnGatewayId", "vpn-0"));
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        var ledger = await http.GetStringAsync("/_emulator/ledger", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("planted", ledger, StringComparison.Ordinal);
        Assert.Contains("vpn-0", ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tunnel_NamedTwiceInOneChange_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        await cloud.Refused(
            "InvalidParameter.Duplicate", "ModifyVpnConnectionAttribute", ("VpnConnectionId", example.Connection1),
            ("TunnelOptionsSpecification.1.Role", "master"), ("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk", "one"),
            ("TunnelOptionsSpecification.2.Role", "master"), ("TunnelOptionsSpecification.2.TunnelIkeConfig.Psk", "two"));
    }

    [Fact]
    public async Task SingleForm_OnADualConnection_IsRefusedNotIgnored()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        await cloud.Refused(
            "VpnConnection.InvalidCreateTunnelOptions", "ModifyVpnConnectionAttribute", ("VpnConnectionId", example.Connection1), ("IkeConfig", "{\"Psk\":\"new\"}"));
    }

    [Fact]
    public async Task Parameters_TooMany_AreRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Refused("InvalidRequest", "CreateVpnConnection", [.. Enumerable.Range(0, 1_001).Select(i => ($"junk{i}", "x"))]);
    }

    [Fact]
    public async Task Token_BeyondTheEnd_LeadsNowhereAndNotBack()
    {
        await using var cloud = await EmulatedCloud.Start();
        var answer = await cloud.Ok("ListTagResources", ("ResourceType", "VPC"), ("NextToken", "2147483647"));
        Assert.Equal("", (string?)answer["NextToken"]);
    }

    [Fact]
    public async Task Name_WithALineBreak_IsRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Refused("InvalidName", "CreateVpnGateway", [.. EmulatedCloud.GatewayOrder(1).Where(p => p.Item1 != "Name"), ("Name", "ab\n")]);
    }

    [Fact]
    public async Task Diagnosis_AskedForAgain_WakesNothing()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        await cloud.Ok("ModifyVpnConnectionAttribute", ("VpnConnectionId", example.Connection1), ("EffectImmediately", "false"));
        cloud.Clock.Advance(60);
        var id = (string)(await cloud.Ok(
            "DiagnoseVpnGateway", ("VpnGatewayId", example.Gateway1), ("ResourceType", "IPsec"), ("ResourceId", example.Connection1),
            ("IPsecExtendInfo", "{\"PrivateSourceIp\":\"10.0.20.15\",\"PrivateDestinationIp\":\"192.168.20.161\"}")))["DiagnoseId"]!;
        for (var i = 0; i < 5; i++)
        {
            cloud.Clock.Advance(30);
            await cloud.Ok("GetVpnGatewayDiagnoseResult", ("DiagnoseId", id));
        }

        Assert.Equal("ike_sa_not_established", (await cloud.TunnelStates(example.Connection1))[0]);
    }
}
