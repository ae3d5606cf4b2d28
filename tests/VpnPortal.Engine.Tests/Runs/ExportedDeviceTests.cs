using System.Text.Json.Nodes;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Exporting;
using VpnPortal.Engine.Proofs;
using VpnPortal.Engine.Tests.Emulator;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>
/// Step 4 of the documents: what the portal exports configures the device. A run waits for its device; the parameter file of the portal,
/// with its keys, is all that the device gets; one value of it changed, and the cloud says what does not agree.
/// </summary>
public sealed class ExportedDeviceTests
{
    private const string Static = "static", Bgp = "bgp", OneIp = "one-ip", Classic = "classic";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Static)]
    [InlineData(Bgp)]
    [InlineData(OneIp)]
    [InlineData(Classic)]
    public async Task Device_FromTheExportedFile_FinishesTheRunAndAnswersAPing(string design)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (deployment, runId) = await StartAsync(portal, design);
        // In the classic design the file itself says who answers: the health checks ask there.
        cloud.PlaceFromParameters(await ExportAsync(portal, deployment), hosts: design == Classic ? [] : [ScenarioDrafts.Host]);
        await portal.FinishedAsync(runId);
        Assert.True(await PingsAsync(portal, deployment));
    }

    public static TheoryData<string, string, string, string> Mismatches => new()
    {
        { Static, "tunnels[0].presharedKey", "another", "PskMismatch" },
        { Static, "crypto.ike.version", "ikev1", "AlgorithmMismatch" },
        { Static, "crypto.ike.encryption", "aes", "EncryptionAlgorithmMismatch" },
        { Static, "crypto.ike.dhGroup", "group2", "DhGroupMismatch" },
        { Static, "crypto.ipsec.authentication", "sha1", "AuthenticationAlgorithmMismatch" },
        { Static, "crypto.ipsec.pfs", "group5", "DhGroupMismatch" },
        { Static, "tunnels[0].ends[1].ikeId", "192.0.2.7", "PeerMismatch" },
        { Static, "tunnels[0].ends[1].publicIp", "192.0.2.7", "Phase1NegotiationTimeout" },
        { Static, "links[0].ends[1].localSubnet", "172.16.0.0/16", "TrafficSelectorMismatch" },
        { Bgp, "tunnels[0].presharedKey", "another", "PskMismatch" },
        { Classic, "tunnels[0].presharedKey", "another", "PskMismatch" },
        { Classic, "tunnels[0].ends[0].publicIp", "192.0.2.7", "Phase1NegotiationTimeout" },
    };

    [Theory]
    [MemberData(nameof(Mismatches))]
    public async Task Device_WithOneValueChanged_StaysDownWithTheDiagnosis(string design, string path, string value, string code)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        using var client = Client(cloud);
        var (deployment, runId) = await StartAsync(portal, design);
        var connection = await ConnectionAsync(portal, runId);
        var file = JsonNode.Parse(await ExportAsync(portal, deployment))!;
        Set(file, path, value);
        cloud.PlaceFromParameters(file.ToJsonString());
        cloud.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(code, (string?)(await client.Ok("DiagnoseVpnConnections", ("VpnConnectionIds.1", connection)))["VpnConnections"]![0]!["FailedReasonCode"]);
        Assert.Null((await portal.Get<RunStore>().FindAsync(runId, Stop))!.State.FinishedAt);
    }

    [Theory]
    [InlineData("asn", 65501)]
    [InlineData("peerAsn", 65501)]
    [InlineData("address", "169.254.10.1")]
    public async Task BgpDevice_WithAnotherAsnOrAddress_HasItsTunnelUpAndItsSessionDown(string name, object value)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        using var client = Client(cloud);
        var (deployment, runId) = await StartAsync(portal, Bgp);
        var connection = await ConnectionAsync(portal, runId);
        await portal.ReachedAsync(runId, step => step is EnableBgpStep or PropagateRoutesStep);
        var file = JsonNode.Parse(await ExportAsync(portal, deployment))!;
        Set(file, $"tunnels[0].ends[1].bgp.{name}", value);
        cloud.PlaceFromParameters(file.ToJsonString());
        cloud.Advance(TimeSpan.FromMinutes(2));
        var tunnels = (await client.Ok("DescribeVpnConnection", ("VpnConnectionId", connection)))["TunnelOptionsSpecification"]!["TunnelOptions"]!.AsArray();
        Assert.All(tunnels, tunnel => Assert.Equal("ipsec_sa_established", (string?)tunnel!["Status"]));
        Assert.Equal(["false", "success"], tunnels.Select(tunnel => (string)tunnel!["TunnelBgpConfig"]!["BgpStatus"]!));
    }

    [Fact]
    public async Task ClassicDevice_ThatDoesNotAnswerTheHealthCheck_IsUpAndUnhealthy()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        using var client = Client(cloud);
        var (deployment, runId) = await StartAsync(portal, Classic);
        var connection = await ConnectionAsync(portal, runId);
        var file = JsonNode.Parse(await ExportAsync(portal, deployment))!;
        foreach (var tunnel in file["tunnels"]!.AsArray()) tunnel!["healthCheck"]!["destination"] = "172.16.0.10";
        cloud.PlaceFromParameters(file.ToJsonString());
        cloud.Advance(TimeSpan.FromMinutes(2));
        var seen = await client.Ok("DescribeVpnConnection", ("VpnConnectionId", connection));
        Assert.Equal(("ipsec_sa_established", "failed"), ((string?)seen["Status"], (string?)seen["VcoHealthCheck"]!["Status"]));
    }

    [Fact]
    public async Task Preview_BeforeTheRun_NamesWhatIsMissingAndIsNotHandedOut()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (dual, classic) = (await portal.CreateOnPremisesAsync(RoutingWords.Bgp), await portal.CreateClassicAsync());
        var exports = portal.Get<ExportService>();
        Assert.Equal(
            ["export-address-missing", "export-address-missing"], (await exports.PreviewAsync(Request(dual, "strongswan"), Stop))!.Value!.Gaps.Select(gap => gap.Code));
        Assert.Null((await exports.DownloadAsync(Request(dual, "strongswan"), PortalUnderTest.Operator, Stop))!.Value);
        Assert.Null((await exports.DownloadWithSecretsAsync(Request(dual, "parameters"), "router", PortalUnderTest.Operator, Stop))!.Value);
        // The gateway is there already, so its address is known.
        var preview = (await exports.PreviewAsync(Request(classic, "strongswan"), Stop))!.Value!;
        Assert.Empty(preview.Gaps);
        Assert.Contains($"remote_addrs = {SeedIds.HangzhouLegacyIp}", preview.Files[0].Content, StringComparison.Ordinal);
        Assert.Empty(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(dual, Code: AuditCodes.SecretExportDownloaded.Code), 10, Stop));
    }

    [Fact]
    public async Task Runbook_AfterTheRun_CallsWhatTheRunMadeItsOwn()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (deployment, runId) = await StartAsync(portal, Static);
        cloud.PlaceFromParameters(await ExportAsync(portal, deployment));
        await portal.FinishedAsync(runId);
        var runbook = (await portal.Get<ExportService>().PreviewAsync(Request(deployment, "runbook"), Stop))!.Value!.Files[0].Content;
        Assert.Contains("Customer gateways: VPN网关1-Customer1, VPN网关1-Customer2.", runbook, StringComparison.Ordinal);
        Assert.DoesNotContain("were there before", runbook, StringComparison.Ordinal);
    }

    private static async Task<(string Deployment, string RunId)> StartAsync(PortalUnderTest portal, string design)
    {
        var deployment = design switch
        {
            Classic => await portal.CreateClassicAsync(),
            OneIp => await portal.CreateOnPremisesAsync(RoutingWords.Static, secondIp: "203.0.113.207"),
            _ => await portal.CreateOnPremisesAsync(design),
        };
        var started = await portal.StartRunAsync(deployment);
        await portal.ReachedAsync(started.RunId!, step => step is CreateIpsecConnectionStep or CreateClassicConnectionStep);
        return (deployment, started.RunId!);
    }

    /// <summary>As a person at the data centre gets it: with a reason, in the history.</summary>
    private static async Task<string> ExportAsync(PortalUnderTest portal, string deployment)
    {
        var outcome = await portal.Get<ExportService>().DownloadWithSecretsAsync(Request(deployment, "parameters"), "router, ticket 1042", PortalUnderTest.Operator, Stop);
        Assert.True(outcome!.Value is not null, string.Join('\n', outcome.Refusals));
        return outcome.Value!.Files[0].Content;
    }

    private static ExportRequest Request(string deployment, string renderer) => new(deployment, renderer, SideKey.One, ExportLanguage.English);

    private static async Task<string> ConnectionAsync(PortalUnderTest portal, string runId)
    {
        var run = (await portal.Get<RunStore>().FindAsync(runId, Stop))!;
        return run.State[run.Plan.Steps.First(step => step is CreateIpsecConnectionStep or CreateClassicConnectionStep).Address].Outputs[OutputKeys.Id];
    }

    private static SignedClient Client(EmulatorServer cloud) => new(cloud.Address, TimeProvider.System) { Region = SeedIds.Hangzhou };

    /// <summary>Changes one value of the file, and fails when there is none at that path.</summary>
    private static void Set(JsonNode file, string path, object value)
    {
        var node = file;
        var names = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        foreach (var name in names[..^1]) node = name[0] == '[' ? node[int.Parse(name[1..^1])]! : node[name]!;
        Assert.NotNull(node[names[^1]]);
        node[names[^1]] = JsonValue.Create(value);
    }

    private static async Task<bool> PingsAsync(PortalUnderTest portal, string deployment)
    {
        var source = (await portal.Get<DiscoveryService>().InstancesAsync(SeedIds.Hangzhou, SeedIds.HangzhouVpc, Stop))[0];
        var id = await portal.Get<PingService>().StartAsync(
            new PingRequest(deployment, SeedIds.Hangzhou, source, "host", ScenarioDrafts.Host, 3), PortalUnderTest.Operator, Stop);
        for (var waited = 0; waited < 1000; waited++)
        {
            await Task.Delay(20, Stop);
            var ping = (await portal.Get<PingStore>().LatestAsync(deployment, 10, Stop)).Single(found => found.Id == id);
            if (ping.FinishedAt is not null) return ping.Succeeded;
        }

        return false;
    }
}
