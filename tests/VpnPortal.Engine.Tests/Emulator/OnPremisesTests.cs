using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>A device at the other end: it must match, or the tunnel stays down and says why.</summary>
public sealed class OnPremisesTests
{
    [Fact]
    public async Task Device_Matches_BringsBothTunnelsUpAndAnswers()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = (await DataCentre.Modern(cloud)).WithDevice();
        Assert.Equal(["ipsec_sa_established", "ipsec_sa_established"], await States(centre));
        Assert.True(await centre.Pings());
    }

    [Fact]
    public async Task Device_NotThere_IsANegotiationThatTimesOut()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = await DataCentre.Modern(cloud);
        Assert.Equal("Phase1NegotiationTimeout", (string?)(await Diagnosis(centre))["FailedReasonCode"]);
        Assert.False(await centre.Pings());
    }

    public static TheoryData<string, string, string, string> Mismatches => new()
    {
        { "psk", "PskMismatch", "***", "ike_sa_not_established" },
        { "version", "AlgorithmMismatch", "ikev1", "ike_sa_not_established" },
        { "mode", "AlgorithmMismatch", "main", "ike_sa_not_established" },
        { "ikeEnc", "EncryptionAlgorithmMismatch", "aes", "ike_sa_not_established" },
        { "ikeAuth", "AuthenticationAlgorithmMismatch", "md5", "ike_sa_not_established" },
        { "dh", "DhGroupMismatch", "group2", "ike_sa_not_established" },
        { "id", "PeerMismatch", DataCentre.Wan1, "ike_sa_not_established" },
        { "ipsecEnc", "EncryptionAlgorithmMismatch", "aes", "ipsec_sa_not_established" },
        { "ipsecAuth", "AuthenticationAlgorithmMismatch", "md5", "ipsec_sa_not_established" },
        { "pfs", "DhGroupMismatch", "group2", "ipsec_sa_not_established" },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public async Task Device_DiffersInOneThing_TunnelStaysDownAndSaysWhy(string what, string code, string local, string status)
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = (await DataCentre.Modern(cloud)).WithDevice(t => Changed(t, what));
        Assert.Equal([status, "ipsec_sa_established"], await States(centre));
        var diagnosis = await Diagnosis(centre);
        Assert.Equal((code, "Critical", local), ((string)diagnosis["FailedReasonCode"]!, (string)diagnosis["Severity"]!, (string)diagnosis["MismatchLocalParam"]!));
        Assert.Contains(await Logs(centre), line => line.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain(await Logs(centre), line => line.Contains("secret", StringComparison.Ordinal));
        Assert.True(await centre.Pings());
    }

    [Fact]
    public async Task Device_Corrected_ComesUpByItself()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = (await DataCentre.Modern(cloud)).WithDevice(t => t with { Psk = "wrong" });
        Assert.Equal("ike_sa_not_established", (await States(centre))[0]);
        centre.WithDevice();
        Assert.Equal("ipsec_sa_established", (await States(centre))[0]);
        Assert.Equal("Normal", (string?)(await Diagnosis(centre))["Severity"]);
    }

    [Fact]
    public async Task Device_OnlyNamedSubnets_CarryTraffic()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = await DataCentre.Modern(cloud, more: [("LocalSubnet", "10.10.0.0/16"), ("RemoteSubnet", DataCentre.Lan)]);
        var device = centre.Device();
        cloud.Server.Place(device);
        cloud.Clock.Advance(60);
        Assert.Equal("TrafficSelectorMismatch", (string?)(await Diagnosis(centre))["FailedReasonCode"]);
        cloud.Server.Place(device with { Links = [device.Links[0] with { LocalSubnet = DataCentre.Lan, RemoteSubnet = "10.10.0.0/16" }] });
        cloud.Clock.Advance(60);
        Assert.True(await centre.Pings());
    }

    [Fact]
    public async Task Ping_MasterPathCut_GoesOverTheSecondAddress()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = (await DataCentre.Modern(cloud)).WithDevice();
        var invocation = await centre.Order("ping -i 0.5 -c 120", 100);
        cloud.Clock.Advance(10);
        cloud.Server.Steer(new(Cut: [DataCentre.Wan1]));
        cloud.Clock.Advance(90);
        Assert.Equal(20, FailoverTests.Lost(await centre.Result(invocation), 120).Count);
    }

    [Fact]
    public async Task Device_NeitherSideStarts_IsWokenByTraffic()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = await DataCentre.Modern(cloud, immediately: false);
        var device = centre.Device();
        cloud.Server.Place(device with { Links = [device.Links[0] with { StartsItself = false }] });
        cloud.Clock.Advance(120);
        Assert.Equal("ike_sa_not_established", (await States(centre))[0]);
        var result = await centre.Result(await Ordered(centre));
        Assert.Equal("Success", (string?)result["InvocationStatus"]);
        Assert.DoesNotContain("icmp_seq=1 ", (string)result["Output"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_TakenAway_LeavesNobodyToAnswer()
    {
        await using var cloud = await EmulatedCloud.Start();
        var centre = (await DataCentre.Modern(cloud)).WithDevice();
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var gone = await http.DeleteAsync("/_emulator/devices/dc", TestContext.Current.CancellationToken);
        Assert.True(gone.IsSuccessStatusCode);
        Assert.Equal("Phase1NegotiationTimeout", (string?)(await Diagnosis(centre))["FailedReasonCode"]);
        Assert.False(await centre.Pings());
    }

    private static async Task<string> Ordered(DataCentre centre)
    {
        var invocation = await centre.Order("ping -c 30");
        centre.Cloud.Clock.Advance(62);
        return invocation;
    }

    private static DeviceTunnelFile Changed(DeviceTunnelFile tunnel, string what) => what switch
    {
        "psk" => tunnel with { Psk = "wrong" },
        "version" => tunnel with { IkeVersion = "ikev2" },
        "mode" => tunnel with { IkeMode = "aggressive" },
        "ikeEnc" => tunnel with { IkeEncAlg = "aes256" },
        "ikeAuth" => tunnel with { IkeAuthAlg = "sha256" },
        "dh" => tunnel with { IkePfs = "group14" },
        "id" => tunnel with { LocalId = "vpn.example.com" },
        "ipsecEnc" => tunnel with { IpsecEncAlg = "aes256" },
        "ipsecAuth" => tunnel with { IpsecAuthAlg = "sha256" },
        "pfs" => tunnel with { IpsecPfs = "disabled" },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static async Task<string[]> States(DataCentre centre) =>
        [.. (await centre.Describe())["TunnelOptionsSpecification"]!["TunnelOptions"]!.AsArray().Select(t => (string)t!["Status"]!)];

    private static async Task<System.Text.Json.Nodes.JsonNode> Diagnosis(DataCentre centre) =>
        (await centre.Cloud.Ok("DiagnoseVpnConnections", DataCentre.Region, ("VpnGatewayId", centre.Gateway)))["VpnConnections"]![0]!;

    private static async Task<string[]> Logs(DataCentre centre) =>
        [.. (await centre.Cloud.Ok("DescribeVpnConnectionLogs", DataCentre.Region, ("VpnConnectionId", centre.Connections[0]), ("PageSize", "50")))
            ["Data"]!["Logs"]!.AsArray().Select(l => (string)l!)];
}
