using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>
/// The portal's neutral parameter file configures a device. The file is the accepted snapshot of the renderer, and one of the layout
/// before; the connection is made here from its own words, so a fault in either keeps the tunnels down.
/// </summary>
public sealed class ParameterFileTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task File_OfEitherLayout_ConfiguresADeviceThatMatches(int layout)
    {
        await using var cloud = await EmulatedCloud.Start();
        var connection = await Connect(cloud);
        Assert.Equal(HttpStatusCode.OK, await Place(cloud, layout == 1 ? FirstFile() : File("revealed"), "side2"));
        cloud.Clock.Advance(30);
        Assert.Equal(["ipsec_sa_established", "ipsec_sa_established"], await cloud.TunnelStates(connection));
    }

    [Fact]
    public async Task File_WithAnotherKey_KeepsThatTunnelDownWithTheReason()
    {
        await using var cloud = await EmulatedCloud.Start();
        var connection = await Connect(cloud);
        var file = File("revealed");
        file["tunnels"]![0]!["presharedKey"] = "another";
        await Place(cloud, file, "side2");
        cloud.Clock.Advance(30);
        Assert.Equal(["ike_sa_not_established", "ipsec_sa_established"], await cloud.TunnelStates(connection));
        Assert.Equal("PskMismatch", await Reason(cloud, connection));
    }

    [Fact]
    public async Task File_WithOtherSubnets_KeepsThePhaseTwoDownWithTheReason()
    {
        await using var cloud = await EmulatedCloud.Start();
        var connection = await Connect(cloud);
        var file = File("revealed");
        file["links"]![0]!["ends"]![1]!["localSubnet"] = "192.168.0.0/16";
        await Place(cloud, file, "side2");
        cloud.Clock.Advance(30);
        Assert.Equal(["ipsec_sa_not_established", "ipsec_sa_not_established"], await cloud.TunnelStates(connection));
        Assert.Equal("TrafficSelectorMismatch", await Reason(cloud, connection));
    }

    [Theory]
    [InlineData(65500, "success")]
    [InlineData(65501, "false")]
    public async Task File_WithBgp_SpeaksItWithTheAsnOfItsSide(long asn, string status)
    {
        await using var cloud = await EmulatedCloud.Start();
        var connection = await Connect(cloud, [("EnableTunnelsBgp", "true"), .. Bgp(1, "169.254.10"), .. Bgp(2, "169.254.20")]);
        var file = File("revealed", routing: "bgp");
        foreach (var tunnel in file["tunnels"]!.AsArray()) tunnel!["ends"]![1]!["bgp"]!["asn"] = asn;
        Assert.Equal(HttpStatusCode.OK, await Place(cloud, file, "side2"));
        cloud.Clock.Advance(30);
        var tunnels = (await cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", connection)))["TunnelOptionsSpecification"]!["TunnelOptions"]!.AsArray();
        Assert.All(tunnels, t => Assert.Equal(status, (string?)t!["TunnelBgpConfig"]!["BgpStatus"]));
        var learned = await cloud.Ok("DescribeVpnRouteEntries", ("VpnGatewayId", "vpn-a"), ("RouteEntryType", "bgp"));
        Assert.Equal(status == "success" ? 2 : 0, learned["VpnRouteEntries"]!["VpnRouteEntry"]!.AsArray().Count(r => (string?)r!["RouteDest"] == "192.168.0.0/16"));
    }

    [Theory]
    [InlineData("masked", "side2", "secrets revealed")]
    [InlineData("revealed", "side3", "side3")]
    [InlineData("revealed", null, "which side")]
    public async Task File_ThatConfiguresNothing_IsRefusedWithTheReason(string secrets, string? side, string reason)
    {
        await using var cloud = await EmulatedCloud.Start();
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var answer = await http.PostAsJsonAsync("/_emulator/devices/from-parameters", new { parameters = File(secrets), side }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"schema":"vpnportal.parameters/1","secretsRevealed":true}""")]
    [InlineData("""{"schema":"vpnportal.parameters/1","secretsRevealed":"yes","tunnels":7}""")]
    [InlineData("""{"schema":"vpnportal.parameters/2","secretsRevealed":true}""")]
    [InlineData("""{"schema":"vpnportal.parameters/2","secretsRevealed":true,"sides":[{"side":"side2","announces":[]}],"links":[{"tunnels":[1],"ends":[]}],"routes":[],"tunnels":[]}""")]
    [InlineData("""{"schema":"vpnportal.parameters/3","secretsRevealed":true}""")]
    [InlineData("""{"schema":["vpnportal.parameters/2"]}""")]
    public async Task File_OfAnotherLayout_IsRefused(string file)
    {
        await using var cloud = await EmulatedCloud.Start();
        Assert.Equal(HttpStatusCode.BadRequest, await Place(cloud, JsonNode.Parse(file)!.AsObject(), "side2"));
    }

    [Fact]
    public async Task File_WithAnAddressThatIsNotKnownYet_IsRefusedWithItsPlace()
    {
        await using var cloud = await EmulatedCloud.Start();
        var file = File("revealed");
        file["tunnels"]![1]!["ends"]![0]!["publicIp"] = null;
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var answer = await http.PostAsJsonAsync("/_emulator/devices/from-parameters", new { parameters = file, side = "side2" }, TestContext.Current.CancellationToken);
        Assert.Contains("$.tunnels[1].ends[0].publicIp", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Throws<InvalidOrderException>(() => cloud.Server.PlaceFromParameters("no JSON"));
        Assert.Throws<InvalidOrderException>(() => cloud.Server.PlaceFromParameters("[]"));
    }

    /// <summary>Side 1 of the file as it stands in the cloud: its gateway, and a connection with the settings of the sample.</summary>
    private static async Task<string> Connect(EmulatedCloud cloud, params (string, string)[] more)
    {
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var seeded = await http.PostAsJsonAsync(
            "/_emulator/seed",
            new LandscapeFile(
                [new("vpc-a", "eu-central-1", "VPC1", "10.0.0.0/16", VSwitches: [new("vsw-a", "a", "eu-central-1a", "10.0.1.0/24"), new("vsw-b", "b", "eu-central-1b", "10.0.2.0/24")])],
                [new("vpn-a", "VPN网关1", "vpc-a", "vsw-a", "198.51.100.87", "vsw-b", "198.51.100.78")]),
            TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, seeded.StatusCode);
        var customers = (await Customer(cloud, "203.0.113.207"), await Customer(cloud, "203.0.113.15"));
        var connection = await cloud.Connection("vpn-a", customers, [.. Settings(1, "fddsFF123.tunnel-One'\\x?/+&"), .. Settings(2, "0xNotHex#{}=fddsFF456"), .. more]);
        cloud.Clock.Advance(30);
        return connection;
    }

    private static async Task<string> Customer(EmulatedCloud cloud, string ip) =>
        (string)(await cloud.Ok("CreateCustomerGateway", ("IpAddress", ip), ("Asn", "65500")))["CustomerGatewayId"]!;

    private static async Task<string?> Reason(EmulatedCloud cloud, string connection) =>
        (string?)(await cloud.Ok("DiagnoseVpnConnections", ("VpnConnectionIds.1", connection)))["VpnConnections"]![0]!["FailedReasonCode"];

    private static (string, string)[] Bgp(int tunnel, string net)
    {
        var prefix = $"TunnelOptionsSpecification.{tunnel}.TunnelBgpConfig";
        return [($"{prefix}.LocalAsn", "65530"), ($"{prefix}.TunnelCidr", $"{net}.0/30"), ($"{prefix}.LocalBgpIp", $"{net}.1")];
    }

    private static (string, string)[] Settings(int tunnel, string key)
    {
        var prefix = $"TunnelOptionsSpecification.{tunnel}.Tunnel";
        return
        [
            ($"{prefix}IkeConfig.Psk", key), ($"{prefix}IkeConfig.IkeVersion", "ikev2"), ($"{prefix}IkeConfig.IkeEncAlg", "aes256"),
            ($"{prefix}IkeConfig.IkeAuthAlg", "sha256"), ($"{prefix}IkeConfig.IkePfs", "group14"), ($"{prefix}IpsecConfig.IpsecEncAlg", "aes256"),
            ($"{prefix}IpsecConfig.IpsecAuthAlg", "sha256"), ($"{prefix}IpsecConfig.IpsecPfs", "group14"),
        ];
    }

    private static async Task<HttpStatusCode> Place(EmulatedCloud cloud, JsonObject file, string side)
    {
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var answer = await http.PostAsJsonAsync("/_emulator/devices/from-parameters", new { parameters = file, side }, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static JsonObject File(string secrets, string routing = "static", [CallerFilePath] string here = "")
    {
        var text = System.IO.File.ReadAllText(Path.Combine(
            Path.GetDirectoryName(here)!, $"../../VpnPortal.Core.Tests/Exports/Snapshots/parameters.vpc-to-vpc-{routing}.en.{secrets}.verified.txt"));
        return JsonNode.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..])!.AsObject();
    }

    private static JsonObject FirstFile([CallerFilePath] string here = "") =>
        JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "parameters-1.json")))!.AsObject();
}
