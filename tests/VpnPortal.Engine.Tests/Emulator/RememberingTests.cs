using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>Ledgers, snapshots and landscapes.</summary>
public sealed class RememberingTests
{
    [Fact]
    public async Task Ledger_SameSeedAndCalls_IsTheSameByteForByte()
    {
        var first = await LedgerOf(seed: 9);
        Assert.True(first.Length > 5_000);
        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(await LedgerOf(seed: 9)));
        Assert.NotEqual(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(await LedgerOf(seed: 10)));
    }

    [Fact]
    public async Task Ledger_HoldsReadsAndWritesButNoSecret()
    {
        await using var cloud = await EmulatedCloud.Start();
        await DataCentre.Classic(cloud);
        await ExampleOne.Build(cloud);
        var text = Encoding.UTF8.GetString(await Get(cloud, "/_emulator/ledger"));
        Assert.Contains("\"DescribeVpnGateway\"", text, StringComparison.Ordinal);
        Assert.Contains("\"CreateVpnConnection\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-one", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"DescribeVpnGateway\"", Encoding.UTF8.GetString(await Get(cloud, "/_emulator/ledger?writes=true")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snapshot_PutIntoAnotherEmulator_GoesOnAsIfNothingHappened()
    {
        await using var cloud = await EmulatedCloud.Start();
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        var waiting = await cloud.Gateway(1);
        var snapshot = await Get(cloud, "/_emulator/snapshot");

        await using var other = await EmulatedCloud.Start(clock: cloud.Clock);
        using var http = new HttpClient { BaseAddress = other.Server.Address };
        using var put = await http.PutAsync("/_emulator/snapshot", new ByteArrayContent(snapshot), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(Encoding.UTF8.GetString(snapshot), Encoding.UTF8.GetString(await Get(other, "/_emulator/snapshot")));
        Assert.True(await (example with { Cloud = other }).Pings());
        cloud.Clock.Advance(301);
        Assert.Equal("active", (string?)(await other.Describe(waiting))["Status"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"Vpcs\":7}")]
    [InlineData("{\"Vpcs\":null}")]
    [InlineData("{\"Vpcs\":{\"vpc-a\":null}}")]
    [InlineData("{\"Connections\":{\"vco-a\":null}}")]
    [InlineData("{\"Routes\":[null]}")]
    [InlineData("{\"Tags\":{\"vpn-a\":[null]}}")]
    [InlineData("{\"Roles\":{\"a\":{\"Name\":\"b\",\"Id\":\"1\",\"ServiceName\":\"s\",\"CreatedAt\":\"2026-01-01T00:00:00Z\"}}}")]
    [InlineData("{\"VSwitches\":{\"vsw-a\":{\"Id\":\"vsw-a\",\"Name\":\"a\",\"VpcId\":\"vpc-gone\",\"Zone\":\"z\",\"Cidr\":\"10.0.0.0/24\"}}}")]
    [InlineData("{\"Desk\":{\"Scale\":0,\"Faults\":{\"Waiting\":[],\"ThrottledUntil\":{},\"Rolls\":0}}}")]
    [InlineData("{\"Desk\":{\"Scale\":1,\"Faults\":{\"Waiting\":[{\"Action\":\"*\",\"Kind\":\"explode\"}],\"ThrottledUntil\":{},\"Rolls\":0}}}")]
    public async Task Snapshot_ThatIsNone_IsRefusedAndNothingIsLost(string body)
    {
        await using var cloud = await EmulatedCloud.Start();
        var id = await cloud.Gateway(1);
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var put = await http.PutAsync("/_emulator/snapshot", new StringContent(body), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, put.StatusCode);
        await cloud.Describe(id);
    }

    [Fact]
    public async Task Snapshot_CarriesFaultsDiceAndPace()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.SetScale(30);
        cloud.Server.AddFault(new("DescribeRegions", "error", Probability: 0.5, Code: "ServiceUnavailable", Status: 503));
        cloud.Server.AddFault(new("DescribeVpcs", "throttle"));
        await cloud.Refused("Throttling.User", "DescribeVpcs");
        await Hits(cloud, 7);
        var snapshot = await Get(cloud, "/_emulator/snapshot");

        await using var other = await EmulatedCloud.Start(clock: cloud.Clock);
        using var http = new HttpClient { BaseAddress = other.Server.Address };
        using var put = await http.PutAsync("/_emulator/snapshot", new ByteArrayContent(snapshot), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(30, other.Server.Scale);
        await other.Refused("Throttling.User", "DescribeVpcs");
        Assert.Equal(await Hits(cloud, 30), await Hits(other, 30));
    }

    [Fact]
    public async Task Answers_OfAnEmulatorThatWasAskedBefore_AreThoseOfAFreshOne()
    {
        await using var cloud = await EmulatedCloud.Start();
        var gateway = await cloud.Gateway(1);
        for (var i = 0; i < 40; i++)
        {
            await SameAsFresh(cloud, gateway);
            cloud.Clock.Advance(8.5);
        }

        var centre = await DataCentre.Modern(cloud);
        cloud.Server.Place(centre.Device());
        await cloud.Ok("DeleteVpnRouteEntry", DataCentre.Region, ("VpnGatewayId", centre.Gateway), ("RouteDest", DataCentre.Lan), ("NextHop", centre.Connections[0]), ("Weight", "100"));
        for (var i = 0; i < 25; i++)
        {
            if (i == 10)
                cloud.Server.Steer(new(Cut: [DataCentre.Wan1]));
            await SameAsFresh(cloud, centre.Gateway, DataCentre.Region);
            cloud.Clock.Advance(1.5);
        }
    }

    [Fact]
    public async Task Ledger_HoldsCallsThatWereTurnedAway()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Client.Secret = "wrong";
        await cloud.Refused("SignatureDoesNotMatch", "CreateCustomerGateway", ("AuthKey", "planted-key"), ("IpAddress", "203.0.113.5"));
        cloud.Client.Secret = "emulator-secret";
        await cloud.Refused("InvalidApi.NotFound", "CreateEverything");
        await cloud.Refused("InvalidApi.NotFound", "planted key");
        await cloud.Refused("InvalidParameter.Duplicate", "DescribeVpcs", ("VpcId", "planted-a"), ("VpcId", "planted-b"));
        var text = Encoding.UTF8.GetString(await Get(cloud, "/_emulator/ledger"));
        Assert.Equal(
            ["CreateCustomerGateway SignatureDoesNotMatch", "CreateEverything InvalidApi.NotFound", "*** InvalidApi.NotFound", "DescribeVpcs InvalidParameter.Duplicate"],
            JsonNode.Parse(text)!.AsArray().Select(e => $"{e!["Action"]} {e["Effect"]}"));
        Assert.DoesNotContain("planted", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Landscape_Loaded_IsTheWholeAccount()
    {
        await using var cloud = await EmulatedCloud.Start();
        var landscape = new LandscapeFile(
            [new("vpc-a", "me-east-1", "A", "10.1.0.0/16", VSwitches: [new("vsw-a", "a", "me-east-1a", "10.1.1.0/24")], Instances: [new("i-a", "host", "vsw-a", "10.1.1.5")])],
            [new("vpn-a", "old", "vpc-a", "vsw-a", "47.91.0.9")],
            [new("cgw-a", "me-east-1", "203.0.113.5", Asn: 65501)],
            HasVpnRole: false);
        Assert.Equal(HttpStatusCode.OK, await Seed(cloud, landscape));
        Assert.Equal(0, (int?)(await cloud.Ok("DescribeVpcs"))["TotalCount"]);
        var gateway = await cloud.Ok("DescribeVpnGateway", ("RegionId", "me-east-1"), ("VpnGatewayId", "vpn-a"));
        Assert.Equal(("active", "47.91.0.9"), ((string)gateway["Status"]!, (string)gateway["InternetIp"]!));
        Assert.Equal(65501, (int?)(await cloud.Ok("DescribeCustomerGateway", ("RegionId", "me-east-1"), ("CustomerGatewayId", "cgw-a")))["Asn"]);
        await cloud.Refused("EntityNotExist.Role", "GetRole", ("RoleName", "AliyunServiceRoleForVpn"));
        await cloud.Ok("CreateServiceLinkedRole", ("ServiceName", "vpn.aliyuncs.com"));
        await cloud.Ok("GetRole", ("RoleName", "AliyunServiceRoleForVpn"));
    }

    public static TheoryData<LandscapeFile, string> BadLandscapes => new()
    {
        { new([new("vpc-a", "mars-1", "A", "10.0.0.0/8")]), "mars-1" },
        { new([new("vpc-a", "me-east-1", "A", "ten")]), "ten" },
        { new([new("vpc-a", "me-east-1", "A", "10.0.0.1/16")]), "10.0.0.1/16" },
        { new([new("vpc-a", "me-east-1", "A", "10.0.0.0/8"), new("vpc-a", "me-east-1", "A", "10.0.0.0/8")]), "twice" },
        { new([new("vpc-a", "me-east-1", "A", "10.0.0.0/8", VSwitches: [new("vsw-a", "a", "me-east-1z", "10.0.0.0/24")])]), "me-east-1z" },
        { new(Gateways: [new("vpn-a", "g", "vpc-a", "vsw-a", "47.91.0.9")]), "vsw-a" },
        { new(CustomerGateways: [new("cgw-a", "me-east-1", "nowhere")]), "nowhere" },
        { new(Devices: [new("d", [])]), "links" },
    };

    [Theory]
    [MemberData(nameof(BadLandscapes))]
    public async Task Landscape_ThatDoesNotFit_IsRefusedWithTheReason(LandscapeFile landscape, string reason)
    {
        await using var cloud = await EmulatedCloud.Start();
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var answer = await http.PostAsJsonAsync("/_emulator/seed", landscape, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(2, (int?)(await cloud.Ok("DescribeVpcs"))["TotalCount"]);
    }

    [Fact]
    public async Task Clock_Stopped_StandsUntilItIsLetGo()
    {
        await using var cloud = await EmulatedCloud.Start();
        await Post(cloud, "/_emulator/clock", """{"stopAt":"2026-01-05T08:30:00Z"}""");
        var id = await cloud.Gateway(1);
        cloud.Clock.Advance(1_000);
        var seen = await cloud.Describe(id);
        Assert.Equal(DateTimeOffset.Parse("2026-01-05T08:30:00Z", null).ToUnixTimeMilliseconds(), (long)seen["CreateTime"]!);
        Assert.NotEqual("active", (string?)seen["Status"]);
        await Post(cloud, "/_emulator/clock", """{"run":true}""");
        Assert.NotEqual("active", (string?)(await cloud.Describe(id))["Status"]);
        cloud.Clock.Advance(301);
        Assert.Equal("active", (string?)(await cloud.Describe(id))["Status"]);
    }

    [Fact]
    public async Task Clock_OnceThereWereCalls_DoesNotRunBackwards()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Gateway(1);
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var answer = await http.PostAsync("/_emulator/clock", new StringContent("""{"stopAt":"2026-01-05T08:30:00Z"}"""), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task SameAsFresh(EmulatedCloud cloud, string gateway, params (string, string)[] region)
    {
        await using var fresh = await EmulatedCloud.Start(clock: cloud.Clock);
        using var http = new HttpClient { BaseAddress = fresh.Server.Address };
        using var put = await http.PutAsync("/_emulator/snapshot", new ByteArrayContent(await Get(cloud, "/_emulator/snapshot")), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        foreach (var action in new[] { "DescribeVpnGateway", "DescribeVpnGateways", "DescribeCustomerGateways", "DescribeVpnConnections", "DescribeVpnRouteEntries" })
        {
            (string, string)[] asked = [.. region, ("VpnGatewayId", gateway)];
            Assert.Equal((await fresh.Ok(action, asked)).ToJsonString(), (await cloud.Ok(action, asked)).ToJsonString());
        }
    }

    private static async Task<List<int>> Hits(EmulatedCloud cloud, int calls)
    {
        var answers = new List<int>();
        for (var i = 0; i < calls; i++)
            answers.Add((await cloud.Client.Call("DescribeRegions")).Status);
        return answers;
    }

    private static async Task<byte[]> LedgerOf(int seed)
    {
        await using var cloud = await EmulatedCloud.Start(o => o.Seed = seed);
        cloud.Server.AddFault(new("DescribeVpnGateways", "error", Probability: 0.5, Code: "ServiceUnavailable", Status: 503));
        var id = await cloud.Gateway(1);
        for (var i = 0; i < 20; i++)
        {
            await cloud.Client.Call("DescribeVpnGateways");
            await cloud.Describe(id);
            cloud.Clock.Advance(20);
        }

        var centre = await DataCentre.Modern(cloud);
        cloud.Server.Place(centre.Device());
        var ping = await centre.Order("ping -i 0.5 -c 40");
        cloud.Clock.Advance(5);
        cloud.Server.Steer(new(Cut: [DataCentre.Wan1]));
        cloud.Clock.Advance(60);
        await centre.Result(ping);
        await cloud.Ok("ModifyVpnGatewayAttribute", ("VpnGatewayId", id), ("Name", "renamed"));
        return await Get(cloud, "/_emulator/ledger");
    }

    private static async Task<byte[]> Get(EmulatedCloud cloud, string path)
    {
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        return await http.GetByteArrayAsync(path, TestContext.Current.CancellationToken);
    }

    private static async Task Post(EmulatedCloud cloud, string path, string body)
    {
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var answer = await http.PostAsync(path, new StringContent(body), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<HttpStatusCode> Seed(EmulatedCloud cloud, LandscapeFile landscape)
    {
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var answer = await http.PostAsJsonAsync("/_emulator/seed", landscape, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
