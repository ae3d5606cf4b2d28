using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VpnPortal.Emulator.Control;

namespace VpnPortal.Engine.Tests.Emulator;

public sealed class ControlTests
{
    [Fact]
    public async Task Fault_DropAfter_LosesTheAnswerButNotTheEffect()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.AddFault(new("CreateVpnGateway", Fault.DropAfter));
        await Assert.ThrowsAsync<HttpRequestException>(() => cloud.Ok("CreateVpnGateway", EmulatedCloud.GatewayOrder(1, "token-1")));
        var again = await cloud.Ok("CreateVpnGateway", EmulatedCloud.GatewayOrder(1, "token-1"));
        var entries = cloud.Server.Ledger();
        Assert.Equal(["applied", "replayed"], entries.Select(e => e.Outcome));
        Assert.Equal((string?)again["VpnGatewayId"], entries[0].Effect);
    }

    [Fact]
    public async Task Fault_DropBefore_LeavesNoEffect()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.AddFault(new("CreateVpnGateway", Fault.DropBefore));
        await Assert.ThrowsAsync<HttpRequestException>(() => cloud.Ok("CreateVpnGateway", EmulatedCloud.GatewayOrder(1)));
        Assert.Empty(cloud.Server.Ledger());
        await cloud.Gateway(1);
    }

    [Fact]
    public async Task Fault_ErrorByHttp_HitsAsOftenAsAsked()
    {
        await using var cloud = await EmulatedCloud.Start();
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        var answer = await http.PostAsJsonAsync(
            "/_emulator/faults", new { action = "DescribeVpcs", kind = "error", count = 2, code = "Throttling.User", status = 400 }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await cloud.Refused("Throttling.User", "DescribeVpcs");
        await cloud.Refused("Throttling.User", "DescribeVpcs");
        await cloud.Ok("DescribeVpcs");
    }

    [Theory]
    [InlineData("/_emulator/faults", """{"action":"X","kind":"explode"}""")]
    [InlineData("/_emulator/faults", "{")]
    [InlineData("/_emulator/faults", "")]
    [InlineData("/_emulator/clock", """{"scale":0}""")]
    [InlineData("/_emulator/clock", """{"scale":1e300}""")]
    [InlineData("/_emulator/clock", """{"scale":1e-300}""")]
    [InlineData("/_emulator/faults", """{"action":"*","kind":"clockSkew","seconds":1e300}""")]
    [InlineData("/_emulator/clock", """{"advanceSeconds":1e300}""")]
    [InlineData("/_emulator/clock", """{"advanceSeconds":-60}""")]
    [InlineData("/_emulator/clock", """{"stopAt":"9999-12-31T23:59:59Z"}""")]
    [InlineData("/_emulator/clock", """{"stopAt":"tomorrow"}""")]
    [InlineData("/_emulator/traffic", """{"cut":["master"]}""")]
    [InlineData("/_emulator/traffic", """{"detectionSeconds":1e9}""")]
    [InlineData("/_emulator/devices", """{"id":"d"}""")]
    [InlineData("/_emulator/devices/from-parameters", "{}")]
    [InlineData("/_emulator/seed", """{"vpcs":"many"}""")]
    [InlineData("/_emulator/seed", """{"vpcs":[null]}""")]
    [InlineData("/_emulator/seed", """{"vpcs":[{"id":"vpc-a","region":"me-east-1","name":"A"}]}""")]
    [InlineData("/_emulator/devices", """{"id":"d","links":[null]}""")]
    [InlineData("/_emulator/devices", """{"id":"d","links":[{"tunnels":[{"localIp":"here","remoteIp":"203.0.113.1","psk":"k"}]}]}""")]
    [InlineData("/_emulator/devices", """{"id":"d","links":[{"localSubnet":"all","tunnels":[{"localIp":"203.0.113.2","remoteIp":"203.0.113.1","psk":"k"}]}]}""")]
    [InlineData("/_emulator/devices", """{"id":"d","hosts":["h"],"links":[{"tunnels":[{"localIp":"203.0.113.2","remoteIp":"203.0.113.1","psk":"k"}]}]}""")]
    [InlineData("/_emulator/devices", """{"id":"d","links":[{"tunnels":[null]}]}""")]
    [InlineData("/_emulator/devices", """{"id":"d","links":[{"tunnels":[{"localIp":"203.0.113.1"}]}]}""")]
    public async Task Control_BadOrder_IsRefused(string path, string body)
    {
        await using var cloud = await EmulatedCloud.Start();
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        var answer = await http.PostAsync(path, new StringContent(body), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Control_FromABrowserPage_IsNotThere()
    {
        await using var cloud = await EmulatedCloud.Start();
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        http.DefaultRequestHeaders.Add("Origin", "http://evil.example");
        var answer = await http.PostAsync("/_emulator/reset", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("portal.example", HttpStatusCode.NotFound)]
    [InlineData("192.0.2.1", HttpStatusCode.NotFound)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    public async Task Control_UnderAnotherName_IsNotThere(string host, HttpStatusCode expected)
    {
        await using var cloud = await EmulatedCloud.Start();
        Assert.Equal(expected, await Snapshot(cloud, host));
    }

    [Fact]
    public async Task Control_SwitchedOnForOthers_IsThereUnderAnyName()
    {
        await using var cloud = await EmulatedCloud.Start(o => o.ControlFromAnywhere = true);
        Assert.Equal(HttpStatusCode.OK, await Snapshot(cloud, "portal.example"));
    }

    [Fact]
    public async Task Control_InTheSignedApi_IsNoAction()
    {
        await using var cloud = await EmulatedCloud.Start();
        foreach (var action in new[] { "reset", "_emulator/reset", "snapshot" })
            await cloud.Refused("InvalidApi.NotFound", action);
    }

    [Fact]
    public async Task Clock_AdvancedByHttp_MaturesAGateway()
    {
        await using var cloud = await EmulatedCloud.Start();
        var id = await cloud.Gateway(1);
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        await http.PostAsJsonAsync("/_emulator/clock", new { advanceSeconds = 301 }, TestContext.Current.CancellationToken);
        Assert.Equal("active", (string?)(await cloud.Describe(id))["Status"]);
    }

    [Fact]
    public async Task Reset_AfterChanges_LeavesTheLandscapeOnly()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.Gateway(1);
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        var ledger = await http.GetFromJsonAsync<JsonArray>("/_emulator/ledger", TestContext.Current.CancellationToken);
        Assert.Equal("CreateVpnGateway", (string?)ledger![0]!["Action"]);
        await http.PostAsync("/_emulator/reset", null, TestContext.Current.CancellationToken);
        Assert.Empty(cloud.Server.Ledger());
        Assert.Equal(0, (int?)(await cloud.Ok("DescribeVpnGateways"))["TotalCount"]);
        Assert.Equal(2, (int?)(await cloud.Ok("DescribeVpcs"))["TotalCount"]);
    }

    [Fact]
    public async Task StateFile_NewProcess_GoesOnWhereTheOldOneEnded()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("emulator").FullName, "state", "state.json");
        await using var cloud = await EmulatedCloud.Start(o => o.StateFile = file);
        var example = await (await ExampleOne.Build(cloud)).WithRoutes();
        await cloud.Ok("CreateVpnGateway", EmulatedCloud.GatewayOrder(1, "kept-token"));
        var before = cloud.Server.Ledger();

        await cloud.Restart(o => o.StateFile = file);

        Assert.Equivalent(before, cloud.Server.Ledger(), strict: true);
        Assert.True(await example.Pings());
        var again = await cloud.Ok("CreateVpnGateway", EmulatedCloud.GatewayOrder(1, "kept-token"));
        Assert.Equal(before[^1].Effect, (string?)again["VpnGatewayId"]);
        cloud.Clock.Advance(301);
        Assert.Equal("active", (string?)(await cloud.Describe(before[^1].Effect))["Status"]);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData("{\"Vpcs\":[]}")]
    [InlineData("{\"Seed\":1")]
    [InlineData("")]
    public async Task StateFile_OfAnotherLayout_IsSetAsideNotLost(string content)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("emulator").FullName, "state.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        await using var cloud = await EmulatedCloud.Start(o => o.StateFile = file);
        await cloud.Gateway(1);
        Assert.Equal(content, await File.ReadAllTextAsync(file + ".unreadable", TestContext.Current.CancellationToken));
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task Start_HostsSettings_AreNotRead()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://127.0.0.1:1");
        try
        {
            await using var cloud = await EmulatedCloud.Start();
            Assert.NotEqual(1, cloud.Server.Address.Port);
            Assert.NotEqual(0, cloud.Server.Address.Port);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
        }
    }

    private static async Task<HttpStatusCode> Snapshot(EmulatedCloud cloud, string host)
    {
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_emulator/snapshot");
        request.Headers.Host = $"{host}:{cloud.Server.Address.Port}";
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
