using System.Net;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Http;

namespace VpnPortal.Engine.Tests.Emulator;

public sealed class FaultTests
{
    [Fact]
    public async Task Throttle_LastsUntilTheMinuteIsOver()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Clock.Advance(12);
        cloud.Server.AddFault(new("DescribeVpcs", Fault.Throttle));
        using var request = cloud.Client.Build("DescribeVpcs", []);
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(["48000"], response.Headers.GetValues("x-acs-retry-after"));
        cloud.Clock.Advance(47);
        await cloud.Refused("Throttling.User", "DescribeVpcs");
        await cloud.Ok("DescribeRegions");
        cloud.Clock.Advance(1);
        await cloud.Ok("DescribeVpcs");
    }

    [Fact]
    public async Task Html_TakesEffectButAnswersAPage()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.AddFault(new("CreateVpnGateway", Fault.Html));
        using var request = cloud.Client.Build("CreateVpnGateway", EmulatedCloud.GatewayOrder(1));
        using var http = new HttpClient { BaseAddress = cloud.Server.Address };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("applied", Assert.Single(cloud.Server.Ledger()).Outcome);
    }

    [Fact]
    public async Task DescribeLag_HidesWhatIsNewAndShowsEarlierStates()
    {
        await using var cloud = await EmulatedCloud.Start();
        var id = await cloud.ActiveGateway(1);
        cloud.Server.AddFault(new("DescribeVpnGateway", Fault.DescribeLag, Count: 2, Seconds: 250));
        Assert.Equal("provisioning", (string?)(await cloud.Describe(id))["Status"]);
        cloud.Server.AddFault(new("DescribeVpnGateways", Fault.DescribeLag, Seconds: 400));
        Assert.Equal(0, (int?)(await cloud.Ok("DescribeVpnGateways"))["TotalCount"]);
        Assert.Equal(1, (int?)(await cloud.Ok("DescribeVpnGateways"))["TotalCount"]);
    }

    [Fact]
    public async Task UnknownEnum_StandsInTheField()
    {
        await using var cloud = await EmulatedCloud.Start();
        await cloud.ActiveGateway(1);
        cloud.Server.AddFault(new("DescribeVpnGateways", Fault.UnknownEnum, Field: "Status", Value: "hibernating"));
        Assert.Equal("hibernating", (string?)(await cloud.Ok("DescribeVpnGateways"))["VpnGateways"]!["VpnGateway"]![0]!["Status"]);
        Assert.Equal("active", (string?)(await cloud.Ok("DescribeVpnGateways"))["VpnGateways"]!["VpnGateway"]![0]!["Status"]);
    }

    [Fact]
    public async Task PageCut_LosesHalfOfThePageButNotOfTheTotal()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.AddFault(new("DescribeVSwitches", Fault.PageCut));
        var cut = await cloud.Ok("DescribeVSwitches");
        Assert.Equal((4, 2), ((int)cut["TotalCount"]!, cut["VSwitches"]!["VSwitch"]!.AsArray().Count));
    }

    [Fact]
    public async Task StuckProvisioning_NeverGetsReady()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.AddFault(new("CreateVpnGateway", Fault.StuckProvisioning));
        var (stuck, good) = (await cloud.Gateway(1), await cloud.Gateway(2));
        cloud.Clock.Advance(100_000);
        Assert.Equal("provisioning", (string?)(await cloud.Describe(stuck))["Status"]);
        Assert.Equal("active", (string?)(await cloud.Describe(good))["Status"]);
    }

    [Fact]
    public async Task FinancialLocked_ShowsAndRefusesWritesUntilItIsLifted()
    {
        await using var cloud = await EmulatedCloud.Start();
        var id = await cloud.ActiveGateway(1);
        cloud.Server.AddFault(new("*", Fault.FinancialLocked));
        Assert.Equal("FinancialLocked", (string?)(await cloud.Describe(id))["BusinessStatus"]);
        await cloud.Refused("VpnGateway.FinancialLocked", "ModifyVpnGatewayAttribute", ("VpnGatewayId", id), ("Name", "again"));
        await cloud.Refused("VpnGateway.FinancialLocked", "CreateVpnGateway", EmulatedCloud.GatewayOrder(2));
        cloud.Server.ClearFaults();
        Assert.Equal("Normal", (string?)(await cloud.Describe(id))["BusinessStatus"]);
        await cloud.Ok("ModifyVpnGatewayAttribute", ("VpnGatewayId", id), ("Name", "again"));
    }

    [Theory]
    [InlineData(Fault.RevokedKey, 0, "InvalidAccessKeyId.Inactive")]
    [InlineData(Fault.ClockSkew, 1000, "InvalidTimeStamp.Expired")]
    [InlineData(Fault.ClockSkew, -1000, "InvalidTimeStamp.Expired")]
    public async Task Account_InTrouble_RefusesEveryCall(string kind, double seconds, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.AddFault(new("*", kind, Seconds: seconds));
        await cloud.Refused(code, "DescribeVpcs");
        await cloud.Refused(code, "CreateVpnGateway", EmulatedCloud.GatewayOrder(1));
        cloud.Server.ClearFaults();
        await cloud.Ok("DescribeVpcs");
    }

    [Theory]
    [InlineData(Fault.RevokedKey, "InvalidAccessKeyId.Inactive")]
    [InlineData(Fault.ClockSkew, "InvalidTimeStamp.Expired")]
    [InlineData(Fault.FinancialLocked, "VpnGateway.FinancialLocked")]
    public async Task Account_InTroubleForSomeCalls_RefusesThoseOnly(string kind, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.AddFault(new("CreateVpnGateway", kind, Count: 2, Seconds: 1000));
        await cloud.Ok("DescribeVpcs");
        await cloud.Refused(code, "CreateVpnGateway", EmulatedCloud.GatewayOrder(1));
        await cloud.Refused(code, "CreateVpnGateway", EmulatedCloud.GatewayOrder(1));
        await cloud.Gateway(1);
        cloud.Server.AddFault(new("*", kind, Probability: 1, Seconds: 1000));
        await cloud.Refused(code, "CreateVpnGateway", EmulatedCloud.GatewayOrder(2));
        Assert.Equal(["refused", "refused", "applied", "refused"], cloud.Server.Ledger().Select(e => e.Outcome));
    }

    [Fact]
    public async Task Clock_OffByLessThanAQuarterOfAnHour_HarmsNoCall()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.AddFault(new("DescribeVpcs", Fault.ClockSkew, Count: 1, Seconds: 800));
        await cloud.Ok("DescribeVpcs");
    }

    [Fact]
    public async Task Quota_IsFullOnce()
    {
        await using var cloud = await EmulatedCloud.Start();
        cloud.Server.AddFault(new("CreateVpnGateway", Fault.Quota));
        await cloud.Refused("Resource.QuotaFull", "CreateVpnGateway", EmulatedCloud.GatewayOrder(1));
        await cloud.Gateway(1);
    }

    [Fact]
    public async Task Probability_HitsAboutSoOftenAndTheSameCallsAgain()
    {
        var first = await Hits(seed: 5);
        Assert.InRange(first.Count(hit => hit), 35, 85);
        Assert.Equal(first, await Hits(seed: 5));
        Assert.NotEqual(first, await Hits(seed: 6));
    }

    [Fact]
    public async Task RateLimits_SwitchedOn_RefuseAboveThePublishedCalls()
    {
        await using var cloud = await EmulatedCloud.Start(o => o.EnforceRateLimits = true);
        var example = await ExampleOne.Build(cloud);
        cloud.Clock.Advance(60);
        for (var i = 0; i < 30; i++)
            await cloud.Ok("DownloadVpnConnectionConfig", ("VpnConnectionId", example.Connection1));
        await cloud.Refused("Throttling.User", "DownloadVpnConnectionConfig", ("VpnConnectionId", example.Connection1));
        await cloud.Ok("DescribeVpnConnection", ("VpnConnectionId", example.Connection1));
        cloud.Clock.Advance(60);
        await cloud.Ok("DownloadVpnConnectionConfig", ("VpnConnectionId", example.Connection1));
    }

    /// <summary>The published calls a minute, told here apart from what the emulator publishes.</summary>
    public static TheoryData<string, int> Limits => new()
    {
        { "CreateVpnGateway", 60 }, { "CreateVpnPbrRouteEntry", 60 }, { "PublishVpnRouteEntry", 60 }, { "DeleteVpnRouteEntry", 60 },
        { "CreateCustomerGateway", 120 }, { "ModifyCustomerGatewayAttribute", 120 }, { "DeleteCustomerGateway", 120 }, { "ModifyVpnRouteEntryWeight", 120 },
        { "ModifyVpnPbrRouteEntryWeight", 120 }, { "ModifyVpnPbrRouteEntryAttribute", 120 }, { "ModifyTunnelAttribute", 120 },
        { "GetVpnGatewayDiagnoseResult", 120 }, { "TagResources", 300 }, { "UnTagResources", 300 }, { "ListTagResources", 300 },
        { "DescribeVpnGateway", 600 }, { "DescribeVpnGatewayAvailableZones", 600 }, { "DescribeVpnConnection", 600 }, { "DescribeVpnConnections", 600 },
        { "DescribeVpnConnectionLogs", 600 }, { "DescribeVpnPbrRouteEntries", 600 }, { "DescribeCustomerGateways", 600 }, { "DownloadVpnConnectionConfig", 30 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public async Task RateLimit_OfEveryAction_IsThePublishedOne(string action, int calls)
    {
        await using var cloud = await EmulatedCloud.Start(o => o.EnforceRateLimits = true);
        for (var i = 0; i < calls; i++)
            Assert.NotEqual("Throttling.User", (await cloud.Client.Call(action)).Code);
        await cloud.Refused("Throttling.User", action);
        Assert.NotEqual("Throttling.User", (await cloud.Client.Call(action, ("RegionId", "cn-hangzhou"))).Code);
        cloud.Clock.Advance(60);
        Assert.NotEqual("Throttling.User", (await cloud.Client.Call(action)).Code);
    }

    [Fact]
    public void RateLimits_OfOtherActions_AreNone() =>
        Assert.Equal(Limits.Select(l => l.Data.Item1).Order(), OperationsView.All.Where(o => o.CallsPerMinute is not null).Select(o => o.Action).Order());

    private static async Task<List<bool>> Hits(int seed)
    {
        await using var cloud = await EmulatedCloud.Start(o => o.Seed = seed);
        cloud.Server.AddFault(new("DescribeVpcs", Fault.Error, Probability: 0.3, Code: "ServiceUnavailable", Status: 503));
        var hits = new List<bool>();
        for (var i = 0; i < 200; i++)
            hits.Add((await cloud.Client.Call("DescribeVpcs")).Status == 503);
        return hits;
    }
}
