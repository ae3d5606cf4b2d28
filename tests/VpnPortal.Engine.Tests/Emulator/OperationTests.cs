using System.Runtime.CompilerServices;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.Operations;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>What must hold for every operation there is, whatever it does.</summary>
public sealed class OperationTests
{
    private static readonly string[] Junk = ["", " ", "-1", "99999999999999999999", "true", "\0", "🦊", "' OR 1=1", "10.0.0.0/8", "[", "0", "%", new('x', 5000)];

    private static readonly string[] Names =
    [
        "VpnGatewayId", "VpcId", "VSwitchId", "DisasterRecoveryVSwitchId", "Bandwidth", "Name", "PageSize", "PageNumber", "Spec", "IpAddress", "Asn", "ClientToken",
        "CustomerGatewayId", "VpnConnectionId", "LocalSubnet", "RemoteSubnet", "RouteDest", "NextHop", "Weight", "PublishVpc", "RouteType", "RouteTableId", "NextToken",
        "MaxResult", "ResourceType", "ResourceId.1", "Tag.1.Key", "Tag.1.Value", "Tags.1", "InstanceIds", "InstanceId.1", "Type", "CommandContent", "ContentEncoding",
        "Timeout", "InvokeId", "RoleName", "ServiceName", "InstanceId", "AcceptLanguage", "DryRun", "TunnelOptionsSpecification", "TunnelOptionsSpecification.1",
        "TunnelOptionsSpecification.1.Role", "TunnelOptionsSpecification.1.TunnelBgpConfig.TunnelCidr", "TunnelOptionsSpecification.1.TunnelId",
    ];

    [Fact]
    public async Task EveryOperation_JunkParameters_NeverFailsInside()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var random = new Random(1);
        foreach (var action in OperationTable.Names.Distinct())
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
    public void Readme_EveryOperation_IsListed()
    {
        var readme = File.ReadAllText(ReadmePath());
        foreach (var action in OperationTable.Names)
            Assert.Contains(action.Replace("DescribeVpnGateways", "DescribeVpnGateway(s)", StringComparison.Ordinal)[..Math.Min(action.Length, 18)], readme, StringComparison.Ordinal);
        foreach (var id in typeof(SeedIds).GetFields().Select(f => (string)f.GetRawConstantValue()!))
            Assert.Contains(id, readme, StringComparison.Ordinal);
    }

    private static string Value(Random random, ExampleOne example) => random.Next(4) switch
    {
        0 => example.Gateway1,
        1 => example.Connection1,
        _ => Junk[random.Next(Junk.Length)],
    };

    private static string ReadmePath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/VpnPortal.Emulator/README.md");
}
