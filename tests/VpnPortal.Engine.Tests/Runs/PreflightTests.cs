using System.Net.Http.Json;
using VpnPortal.Cloud;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Data.Queries;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What the account does not allow is refused before a run exists, and the cloud sees no write.</summary>
public sealed class PreflightTests
{
    private const string Elsewhere = "ap-southeast-1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_RoleMissing_IsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await SeedAsync(cloud, hasRole: false);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        await AssertRefusedAsync(portal, cloud, await portal.CreateExampleAsync(), "role-missing");
    }

    [Fact]
    public async Task Start_GatewaysOfAllRegionsUseTheQuotaUp_IsRefused()
    {
        var options = new EmulatorOptions { TimeScale = PortalUnderTest.TimeScale };
        options.Quotas.VpnGateways = 2;
        await using var cloud = await EmulatorServer.StartAsync(options, cancellationToken: Stop);
        await using var portal = await PortalUnderTest.StartAsync(
            cloud, PortalUnderTest.NewDirectory(), configure: builder => builder.Configuration["Cloud:Quotas:VpnGateways"] = "2");
        var problem = await AssertRefusedAsync(portal, cloud, await portal.CreateExampleAsync(), "gateway-quota");
        Assert.Contains("1", problem.Reason.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DescribeVpnGateways")]
    [InlineData("DescribeCustomerGateways")]
    [InlineData("DescribeVpnConnections")]
    [InlineData("DescribeVpnGatewayAvailableZones")]
    [InlineData("DescribeVpcs")]
    [InlineData("DescribeVSwitches")]
    public async Task Start_ADescribeIsDenied_OpensTheDraftAndNamesThePermission(string action)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        portal.Get<DiscoveryService>().Forget();
        cloud.AddFault(new Fault(action, Fault.Error, Count: 1000, Code: "Forbidden.RAM", Status: 403));
        var opened = await portal.Get<DraftingService>().OpenAsync(deployment, Stop);
        Assert.Contains(SeedIds.Frankfurt, opened!.Discovered.Landscapes.Keys);
        Assert.DoesNotContain(opened.Compilation.Diagnostics, finding => finding.Code is "region-not-discovered" or "vpc-not-found" or "vswitch-not-found");
        var problem = await AssertRefusedAsync(portal, cloud, deployment, "permission-missing");
        Assert.Contains($"vpc:{action}", problem.Reason.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_IpIsRegisteredWithAnotherAsn_IsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        await portal.Get<IVpcApi>().CreateCustomerGatewayAsync(new CreateCustomerGateway("t", SeedIds.Hangzhou, "theirs", "203.0.113.207", 64999), Stop);
        await AssertRefusedAsync(portal, cloud, await portal.CreateOnPremisesAsync(RoutingWords.Bgp), "registered-asn-differs");
    }

    [Fact]
    public async Task Start_AccountIsLocked_IsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await SeedAsync(cloud);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        cloud.AddFault(new Fault("*", Fault.FinancialLocked));
        await AssertRefusedAsync(portal, cloud, await portal.CreateExampleAsync(), "account-locked");
    }

    [Fact]
    public async Task Start_KeyIsRevoked_IsRefusedAndTheCauseIsTold()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        portal.Get<DiscoveryService>().Forget();
        cloud.AddFault(new Fault("*", Fault.RevokedKey));
        var opened = await portal.Get<DraftingService>().OpenAsync(deployment, Stop);
        Assert.Equal("InvalidAccessKeyId.Inactive", opened!.Discovered.FaultOf(SeedIds.Frankfurt)?.Code);
        await AssertRefusedAsync(portal, cloud, deployment, "credentials-refused");
    }

    [Fact]
    public async Task Start_AccountChangedSinceTheReview_IsRefusedWithTheReason()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await SeedAsync(cloud);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        var review = (await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!;
        cloud.AddFault(new Fault("*", Fault.FinancialLocked));
        Assert.NotNull((await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!.Plan);
        var result = await portal.Get<ProvisioningService>().StartAsync(deployment, review.Draft.Stored.Version, review.Plan!.Hash, PortalUnderTest.Operator, Stop);
        Assert.Equal((null, StartRefusal.AccountNotReady), (result.RunId, result.Refusal));
        Assert.Equal("account-locked", Assert.Single(result.Problems).Code);
        Assert.Empty(cloud.Ledger());
        Assert.Null((await portal.Get<DeploymentsQuery>().FindAsync(deployment, Stop))!.RunId);
        var line = Assert.Single(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.RunRefused.Code), 10, Stop));
        Assert.Equal("AccountNotReady, account-locked", line.Detail);

        cloud.ClearFaults();
        portal.Get<DiscoveryService>().Forget();
        Assert.NotNull((await portal.StartRunAsync(deployment)).RunId);
    }

    [Fact]
    public async Task Start_WhatMayBeDoubtedIsDenied_WarnsAndRuns()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        foreach (var action in new[] { "GetRole", "CheckVpnBgpEnabled", "DescribeRegions" })
            cloud.AddFault(new Fault(action, Fault.Error, Count: 1000, Code: "NoPermission", Status: 403));
        var deployment = await portal.CreateExampleWithBgpAsync();
        var review = (await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!;
        var warning = Assert.Single(review.Diagnostics);
        Assert.Equal(("preflight-incomplete", Severity.Warning, true), (warning.Code, warning.Severity, warning.IsPreflight));
        foreach (var action in new[] { "ram:GetRole", "vpc:CheckVpnBgpEnabled", "vpc:DescribeRegions" })
            Assert.Contains(action, warning.Fix.En, StringComparison.Ordinal);
        await Invariants.AssertAsync(portal, cloud, await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!));
    }

    [Fact]
    public async Task Account_ARegionDoesNotAnswer_IsCountedWithoutIt()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        cloud.AddFault(new Fault("DescribeVpnGateways", Fault.Error, Count: 1, Code: "ServiceUnavailable", Status: 503));
        cloud.AddFault(new Fault("DescribeVpnGateways", Fault.Delay, Count: 1, DelaySeconds: 60));
        var facts = await portal.Get<AccountReader>().ReadAsync(Stop);
        Assert.Equal(2, facts.UncountedRegions.Count);
        Assert.InRange(facts.Gateways!.Value, 0, 1);
        Assert.True(facts.HasVpnRole);
        Assert.Empty(facts.OpenQuestions);
    }

    [Fact]
    public async Task Zones_OfTheWantedBandwidth_AreAskedFor()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        await portal.AnswerAsync(deployment, ("side1.gateway.bandwidth", "500"), ("side2.gateway.bandwidth", "11"));
        var opened = (await portal.Get<DraftingService>().OpenAsync(deployment, Stop))!;
        Assert.Equal([500], opened.Discovered.Landscapes[SeedIds.Frankfurt].ZonesByBandwidth.Select(zones => zones.BandwidthMbps));
    }

    [Fact]
    public async Task Instances_NamedForThePing_AreLookedFor()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        await portal.AnswerAsync(deployment, (FieldPaths.VerifySource, SeedIds.Ecs1), (FieldPaths.VerifyDestination, SeedIds.Ecs1));
        var findings = (await portal.Get<DraftingService>().OpenAsync(deployment, Stop))!.Compilation.Diagnostics;
        Assert.Equal(("instance-not-found", FieldPaths.VerifyDestination), Assert.Single(findings.Select(finding => (finding.Code, finding.Path))));
    }

    [Fact]
    public async Task Built_OnAGatewayThatIsThere_StaysReadableAndItsPlaceIsTakenForOthers()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateClassicAsync();
        var started = await portal.StartRunAsync(deployment);
        await portal.PlaceDeviceAsync(cloud, started.RunId!);
        await portal.FinishedAsync(started.RunId!);
        portal.Get<DiscoveryService>().Forget();
        cloud.AddFault(new Fault("*", Fault.FinancialLocked));
        var built = (await portal.Get<DraftingService>().OpenAsync(deployment, Stop))!;
        Assert.DoesNotContain(built.Compilation.Diagnostics, finding => finding.Severity == Severity.Error);
        Assert.Null(built.Compilation.Topology!.Scenario.CloudSides[0].MasterCustomerGateway.ExistingId);

        cloud.ClearFaults();
        portal.Get<DiscoveryService>().Forget();
        var second = (await portal.Get<DraftingService>().OpenAsync(await portal.CreateClassicAsync(), Stop))!.Compilation;
        Assert.Null(second.Topology);
        Assert.Equal(["route-taken", "site-ip-connected"], second.Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code).Distinct().Order());
    }

    /// <summary>The start is refused with that problem, no run exists, and the cloud has seen no write since.</summary>
    private static async Task<Diagnostic> AssertRefusedAsync(PortalUnderTest portal, EmulatorServer cloud, string deployment, string code)
    {
        var before = cloud.Ledger().Count;
        var opened = (await portal.Get<DraftingService>().OpenAsync(deployment, Stop))!;
        var atTheField = Assert.Single(opened.Compilation.Diagnostics, finding => finding.Code == code);
        Assert.Equal(Severity.Error, atTheField.Severity);
        Assert.True(DraftFields.Has(opened.Stored.Draft.Scenario, atTheField.Path));
        var result = await portal.Get<ProvisioningService>().StartAsync(deployment, opened.Stored.Version, new string('0', 64), PortalUnderTest.Operator, Stop);
        Assert.Null(result.RunId);
        Assert.Equal(StartRefusal.AccountNotReady, result.Refusal);
        Assert.Null((await portal.Get<DeploymentsQuery>().FindAsync(deployment, Stop))!.RunId);
        Assert.Equal(before, cloud.Ledger().Count);
        return Assert.Single(result.Problems, problem => problem.Code == code);
    }

    /// <summary>Example 1's networks, and a gateway paid by use in another region.</summary>
    private static async Task SeedAsync(EmulatorServer cloud, bool hasRole = true)
    {
        using var http = new HttpClient { BaseAddress = cloud.Address };
        var landscape = new LandscapeFile(
            [
                Vpc(SeedIds.Vpc1, SeedIds.Frankfurt, "10.0", SeedIds.Vpc1SwitchB, SeedIds.Vpc1SwitchC, SeedIds.Frankfurt + "b", SeedIds.Frankfurt + "c"),
                Vpc(SeedIds.Vpc2, SeedIds.Frankfurt, "192.168", SeedIds.Vpc2SwitchB, SeedIds.Vpc2SwitchC, SeedIds.Frankfurt + "b", SeedIds.Frankfurt + "c"),
                Vpc("vpc-else", Elsewhere, "10.9", "vsw-else1", "vsw-else2", Elsewhere + "a", Elsewhere + "b"),
            ],
            [new GatewayFile("vpn-else", "else", "vpc-else", "vsw-else1", "47.1.1.1", "vsw-else2", "47.1.1.2")], HasVpnRole: hasRole);
        using var answer = await http.PostAsJsonAsync("/_emulator/seed", landscape, Stop);
        answer.EnsureSuccessStatusCode();
    }

    private static VpcFile Vpc(string id, string region, string start, string first, string second, string zone, string otherZone) => new(
        id, region, id, $"{start}.0.0/16", VSwitches: [new(first, first, zone, $"{start}.10.0/24"), new(second, second, otherZone, $"{start}.20.0/24")]);
}
