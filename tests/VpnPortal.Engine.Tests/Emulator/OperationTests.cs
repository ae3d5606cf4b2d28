using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.Http;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>What must hold for every operation there is, whatever it does.</summary>
public sealed partial class OperationTests
{
    private static readonly string[] Junk = ["", " ", "-1", "99999999999999999999", "true", "\0", "🦊", "{\"Psk\":\"\\ud800\"}", "{\"enable\":true,\"dip\":{}}", "[null]", "null", "cn-hangzhou", "eu-central-1", "' OR 1=1", "10.0.0.0/8", "[", "0", "%", new('x', 5000)];

    private static readonly string[] Names =
    [
        "VpnGatewayId", "VpcId", "VSwitchId", "DisasterRecoveryVSwitchId", "Bandwidth", "Name", "PageSize", "PageNumber", "Spec", "IpAddress", "Asn", "ClientToken",
        "CustomerGatewayId", "VpnConnectionId", "LocalSubnet", "RemoteSubnet", "RouteDest", "NextHop", "Weight", "PublishVpc", "RouteType", "RouteTableId", "NextToken",
        "MaxResult", "ResourceType", "ResourceId.1", "Tag.1.Key", "Tag.1.Value", "Tags.1", "InstanceIds", "InstanceId.1", "Type", "CommandContent", "ContentEncoding",
        "IkeConfig", "IkeConfig.Psk", "IkeConfig.IkeLifetime", "HealthCheckConfig", "HealthCheckConfig.enable", "BgpConfig", "BgpConfig.LocalBgpIp", "IPsecExtendInfo",
        "IPsecExtendInfo.PrivateSourceIp", "Dimensions", "Namespace", "MetricName", "From", "To", "TunnelId", "ResourceId", "RouteSource", "NewWeight", "RegionId",
        "Timeout", "InvokeId", "RoleName", "ServiceName", "InstanceId", "AcceptLanguage", "DryRun", "TunnelOptionsSpecification", "TunnelOptionsSpecification.1",
        "TunnelOptionsSpecification.1.Role", "TunnelOptionsSpecification.1.TunnelBgpConfig.TunnelCidr", "TunnelOptionsSpecification.1.TunnelId",
    ];

    [Fact]
    public async Task EveryOperation_JunkParameters_NeverFailsInside()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var random = new Random(1);
        foreach (var action in OperationsView.All.Select(o => o.Action).Distinct())
        {
            for (var round = 0; round < 60; round++)
            {
                var parameters = Names.Where(_ => random.Next(3) > 0).Select(n => (n, Value(random, example))).ToArray();
                var answer = await cloud.Client.Call(action, parameters);
                Assert.True(answer.Code != "InternalError", $"{action} {string.Join('&', parameters)}");
                Assert.NotNull((string?)answer.Body["RequestId"]);
            }
        }
    }

    [Fact]
    public async Task EveryOperation_JunkInTheQuery_NeverFailsInside()
    {
        await using var cloud = await EmulatedCloud.Start();
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        foreach (var query in Junk.Take(Junk.Length - 1).Select(j => $"/?{j}={j}&{j}"))
        {
            using var response = await http.GetAsync(query, TestContext.Current.CancellationToken);
            Assert.Equal("IncompleteSignature", (await Answer.Read(response)).Code);
        }
    }

    [Fact]
    public async Task Create_ManyAtOnceWithOneToken_MakesOneGateway()
    {
        await using var cloud = await EmulatedCloud.Start();
        var ids = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
            (string?)(await cloud.Ok("CreateVpnGateway", EmulatedCloud.GatewayOrder(1, "shared")))["VpnGatewayId"]));
        Assert.Single(ids.Distinct());
        Assert.Single(cloud.Server.Ledger(), e => e.Outcome == "applied");
    }

    [Fact]
    public void Document_TableOfOperations_IsWhatIsChecked()
    {
        var (path, text) = (Document("OPERATIONS.md"), File.ReadAllText(Document("OPERATIONS.md")));
        var begin = text.IndexOf(OperationsDocument.Begin, StringComparison.Ordinal) + OperationsDocument.Begin.Length;
        var end = text.IndexOf(OperationsDocument.End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(path, $"{text[..begin]}\n{OperationsDocument.Table()}\n{text[end..]}");
        else
            Assert.Equal($"\n{OperationsDocument.Table()}\n", text[begin..end]);
    }

    /// <summary>Codes that Alibaba Cloud's documents or SDKs name.</summary>
    private static readonly HashSet<string> DocumentedCodes =
    [
        "InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive", "SignatureDoesNotMatch", "SignatureNonceUsed", "InvalidTimeStamp.Format", "InvalidTimeStamp.Expired",
        "InvalidApi.NotFound", "UnsupportedHTTPMethod", "Throttling.User", "InternalError", "InvalidRegionId.NotFound", "IdempotentParameterMismatch", "DryRunOperation",
        "Resource.QuotaFull", "InvalidVSwitchId.SecondVswitchNotSupport", "VpnGateway.Configuring", "VpnGateway.FinancialLocked", "ForbiddenRelease",
        "InvalidIpAddress.AlreadyExist", "InvalidIpAddress.WrongFormat", "InvalidName", "InvalidDescription", "InvalidCustomerGatewayInstanceId.NotFound",
        "InvalidVpnGatewayInstanceId.NotFound", "InvalidVpnConnection.AlreadyExists", "QuotaExceeded.PolicyBasedRoute", "IllegalParam.LocalSubnet",
        "IllegalParam.RemoteSubnet", "InvalidRouteEntry.NotFound", "EntityNotExist.Role", "PeerMismatch", "AlgorithmMismatch", "EncryptionAlgorithmMismatch",
        "AuthenticationAlgorithmMismatch", "DhGroupMismatch", "MissingVpnGatewayId",
    ];

    [Fact]
    public void Choices_EveryCodeThatNoDocumentNames_IsListed()
    {
        var choices = File.ReadAllText(Document("CHOICES.md")).Replace("IllegalParam.{TunnelCidr,LocalBgpIp,LocalAsn,Psk}", "IllegalParam.TunnelCidr IllegalParam.LocalBgpIp IllegalParam.LocalAsn IllegalParam.Psk", StringComparison.Ordinal);
        var sources = string.Concat(Directory.GetFiles(Path.GetDirectoryName(Document("README.md"))!, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var codes = CodeOfAnError().Matches(sources).Select(m => m.Groups[1].Value)
            .Concat(CodeOfSomethingMissing().Matches(sources).Select(m => $"Invalid{m.Groups[1].Value}.NotFound")).Distinct().ToList();
        Assert.InRange(codes.Count, 60, 200);
        Assert.DoesNotContain(codes, c => !DocumentedCodes.Contains(c) && !choices.Contains(c, StringComparison.Ordinal));
    }

    // What stands where a code belongs and begins like one: Bad("…", NotFound("…", new("…", code: "…", the third word of a Take.Text.
    [GeneratedRegex("""
        (?:Bad\(|NotFound\(|new\(|new ApiException\(|code: |100, |Rules\.\w+, |Differ\()\s*"((?:Invalid|IllegalParam|Missing|Inco|Dependency|Forbidden|Entity|Idempot|Quota|Resource\.|Vpn\w+\.|Throttling|Signature|Unsupported|DryRun|RequestE|Internal|\w+Mismatch)[\w.]*)"
        """)]
    private static partial Regex CodeOfAnError();

    // What call.Find looks for.
    [GeneratedRegex("""CreatedAt\), "(\w+)"\)""")]
    private static partial Regex CodeOfSomethingMissing();

    [Fact]
    public void Readme_EveryIdOfTheLandscape_IsListed()
    {
        var readme = File.ReadAllText(Document("README.md"));
        foreach (var id in typeof(SeedIds).GetFields().Select(f => (string)f.GetRawConstantValue()!))
            Assert.Contains(id, readme, StringComparison.Ordinal);
    }

    private static string Value(Random random, ExampleOne example) => random.Next(4) switch
    {
        0 => example.Gateway1,
        1 => example.Connection1,
        _ => Junk[random.Next(Junk.Length)],
    };

    private static string Document(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/VpnPortal.Emulator", name);
}
