using System.Text.Json.Nodes;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>Logs, diagnosis, metrics: how the cloud tells what happened.</summary>
public sealed class InsightTests
{
    [Fact]
    public async Task Logs_OfATunnel_TellWhenItCameUp()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        var tunnels = (await cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", example.Connection1)))["TunnelOptionsSpecification"]!["TunnelOptions"]!;
        var logs = await cloud.Ok("DescribeVpnConnectionLogs", ("VpnConnectionId", example.Connection1), ("TunnelId", (string)tunnels[1]!["TunnelId"]!));
        var lines = logs["Data"]!["Logs"]!.AsArray().Select(l => (string)l!).ToList();
        Assert.Equal(lines.Count, (int)logs["Count"]!);
        Assert.Contains(lines, l => l.Contains("CHILD_SA established", StringComparison.Ordinal) && l.StartsWith("2026-11-21 12:05:", StringComparison.Ordinal));
        Assert.Empty((await Logs(cloud, example, from: 0, to: 10)).AsArray());
        await cloud.Refused("InvalidFrom", "DescribeVpnConnectionLogs", ("VpnConnectionId", example.Connection1), ("From", "10"), ("To", "1"));
    }

    [Fact]
    public async Task Diagnosis_OfAGateway_FindsTheBlockedPath()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes(publish2: false);
        var healthy = await Diagnose(cloud, example, SeedIds.Ecs2Ip);
        Assert.Equal(7, (int)healthy["TotalCount"]!);
        Assert.Equal("normal", Level(healthy, "VcoConfigConsistency"));
        Assert.Equal("normal", Level(healthy, "VcoPrivateConnectivity"));
        Assert.Equal("error", Level(await Diagnose(cloud, example, SeedIds.Ecs3Ip), "VcoPrivateConnectivity"));
        await cloud.Refused("InvalidDiagnoseId.NotFound", "GetVpnGatewayDiagnoseResult", ("DiagnoseId", "vpndgn-0"));
    }

    [Fact]
    public async Task Diagnosis_KeysDiffer_IsAnErrorOfConsistency()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud, ("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk", "wrong"));
        Assert.Equal("error", Level(await Diagnose(cloud, example, SeedIds.Ecs3Ip), "VcoConfigConsistency"));
        var found = await cloud.Ok("DiagnoseVpnConnections", ("VpnConnectionIds.1", example.Connection1));
        Assert.Equal(["PskMismatch", ""], found["VpnConnections"]!.AsArray().Select(d => (string)d!["FailedReasonCode"]!));
    }

    [Theory]
    [InlineData("TunnelIkeConfig.Psk", "wrong", "PskMismatch", "***", "***")]
    [InlineData("TunnelIkeConfig.IkeVersion", "ikev2", "AlgorithmMismatch", "ikev1", "ikev2")]
    [InlineData("TunnelIkeConfig.IkeEncAlg", "aes256", "EncryptionAlgorithmMismatch", "aes", "aes256")]
    [InlineData("TunnelIkeConfig.IkeAuthAlg", "sha512", "AuthenticationAlgorithmMismatch", "md5", "sha512")]
    [InlineData("TunnelIkeConfig.IkePfs", "group14", "DhGroupMismatch", "group2", "group14")]
    [InlineData("TunnelIpsecConfig.IpsecEncAlg", "aes192", "EncryptionAlgorithmMismatch", "aes", "aes192")]
    [InlineData("TunnelIpsecConfig.IpsecAuthAlg", "sha1", "AuthenticationAlgorithmMismatch", "md5", "sha1")]
    [InlineData("TunnelIpsecConfig.IpsecPfs", "disabled", "DhGroupMismatch", "group2", "disabled")]
    public async Task Mismatch_OnOneEnd_IsDiagnosedAndLoggedOnBoth(string field, string value, string code, string one, string other)
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud, ($"TunnelOptionsSpecification.1.{field}", value));
        foreach (var (connection, local, remote) in new[] { (example.Connection1, one, other), (example.Connection2, other, one) })
        {
            var found = (await cloud.Ok("DiagnoseVpnConnections", ("VpnConnectionIds.1", connection)))["VpnConnections"]!.AsArray();
            Assert.Equal([code, ""], found.Select(d => (string)d!["FailedReasonCode"]!));
            Assert.Equal((local, remote), ((string)found[0]!["MismatchLocalParam"]!, (string)found[0]!["MismatchRemoteParam"]!));
            var logs = (await cloud.Ok("DescribeVpnConnectionLogs", ("VpnConnectionId", connection), ("PageSize", "50")))["Data"]!["Logs"]!.AsArray();
            Assert.Contains(logs, l => ((string)l!).Contains($"[PROTO_ERR]: {code}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Metrics_OfATunnel_FollowItsState()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        cloud.Clock.Advance(300);
        cloud.Server.Steer(new(Cut: [(string)(await cloud.Describe(example.Gateway1))["InternetIp"]!]));
        cloud.Clock.Advance(300);
        var dimensions = $$"""[{"vpnConnectionId":"{{example.Connection1}}"}]""";
        using var request = cloud.Client.Build(
            "DescribeMetricList", [("Namespace", "acs_vpn"), ("MetricName", "tunnel.status"), ("Period", "60"), ("Dimensions", dimensions)], version: "2019-01-01");
        var answer = await cloud.Client.Send(request);
        var points = JsonNode.Parse((string)answer.Body["Datapoints"]!)!.AsArray().GroupBy(p => (string)p!["tunnelId"]!).Select(g => g.Select(p => (int)p!["Value"]!).ToList()).ToList();
        Assert.Equal(2, points.Count);
        Assert.Equal((1, 0), (points[0][2], points[0][^1]));
        Assert.Equal((1, 1), (points[1][2], points[1][^1]));
    }

    [Fact]
    public async Task ModifyTunnel_OneTunnel_RenegotiatesOnlyThat()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        var tunnel = (string)(await cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", example.Connection1)))["TunnelOptionsSpecification"]!["TunnelOptions"]![0]!["TunnelId"]!;
        var answer = await cloud.Ok(
            "ModifyTunnelAttribute", ("VpnConnectionId", example.Connection1), ("TunnelId", tunnel),
            ("TunnelOptionsSpecification.TunnelIkeConfig.Psk", "another"), ("TunnelOptionsSpecification.EnableDpd", "false"));
        Assert.Equal((tunnel, false, 86400), ((string)answer["TunnelId"]!, (bool)answer["EnableDpd"]!, (int)answer["TunnelIkeConfig"]!["IkeLifetime"]!));
        cloud.Clock.Advance(60);
        Assert.Equal(["ike_sa_not_established", "ipsec_sa_established"], await cloud.TunnelStates(example.Connection1));
        await cloud.Refused("InvalidTunnelId.NotFound", "ModifyTunnelAttribute", ("VpnConnectionId", example.Connection1), ("TunnelId", "tun-0"));
    }

    [Fact]
    public async Task ResourceGroup_Moved_ShowsOnTheGatewayAndItsConnections()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await ExampleOne.Build(cloud);
        await cloud.Ok("MoveVpnResourceGroup", ("InstanceId", example.Gateway1), ("ResourceType", "VpnGateway"), ("NewResourceGroupId", "rg-team"));
        Assert.Equal("rg-team", (string?)(await cloud.Describe(example.Gateway1))["ResourceGroupId"]);
        Assert.Equal(1, (int?)(await cloud.Ok("DescribeVpnConnections", ("ResourceGroupId", "rg-team")))["TotalCount"]);
    }

    private static async Task<JsonNode> Logs(EmulatedCloud cloud, ExampleOne example, long from, long to) =>
        (await cloud.Ok("DescribeVpnConnectionLogs", ("VpnConnectionId", example.Connection1), ("From", $"{from}"), ("To", $"{to}")))["Data"]!["Logs"]!;

    private static async Task<JsonObject> Diagnose(EmulatedCloud cloud, ExampleOne example, string target)
    {
        var id = (string)(await cloud.Ok(
            "DiagnoseVpnGateway", ("VpnGatewayId", example.Gateway1), ("ResourceType", "IPsec"), ("ResourceId", example.Connection1),
            ("IPsecExtendInfo", $$"""{"PrivateSourceIp":"{{SeedIds.Ecs1Ip}}","PrivateDestinationIp":"{{target}}"}""")))["DiagnoseId"]!;
        Assert.Equal(0, (int)(await cloud.Ok("GetVpnGatewayDiagnoseResult", ("DiagnoseId", id)))["FinishedCount"]!);
        cloud.Clock.Advance(10);
        return await cloud.Ok("GetVpnGatewayDiagnoseResult", ("DiagnoseId", id));
    }

    private static string Level(JsonObject result, string name) =>
        (string)result["DiagnoseResult"]!.AsArray().Single(i => (string)i!["DiagnoseName"]! == name)!["DiagnoseResultLevel"]!;
}
