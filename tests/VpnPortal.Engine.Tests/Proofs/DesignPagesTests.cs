using VpnPortal.Core.Drafts;
using VpnPortal.Core.Health;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Exporting;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Proofs;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Proofs;

/// <summary>What pages read of every design after its run, against the emulated cloud.</summary>
public sealed class DesignPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VpcToVpc_WithBgp_ReadsSessionsAndLearnedRoutes()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleWithBgpAsync();
        var run = await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!);
        var path = (await portal.Get<PathReader>().ReadAsync(deployment, Stop))!.Facts;
        Assert.Equal(2, path.Ends.Count);
        Assert.All(path.Ends, end => Assert.All(end.Routes, route => Assert.Equal((RouteSight.Published, true), (route.Sight, route.IsInUse))));
        Assert.All(path.Ends, end => Assert.Contains(end.Bgp, route => route is { IsLearned: true, AsPath.Length: > 0, TunnelId.Length: > 0 }));
        Assert.All(path.Ends, end => Assert.Contains(end.Bgp, route => !route.IsLearned));
        Assert.All(ProofBoard.Of(path, []).Take(3), line => Assert.Equal((DisplayState.Up, DisplayState.Up), (line.Master.State, line.Slave.State)));
        await AssertUnprovenAsync(portal, deployment, Availability.TwoZones);
        var step = await DetailAsync(portal, deployment, ResourceAddress.BgpSessions(SideKey.One));
        Assert.Equal("BgpUp", step.Transitions[^1].State);
        Assert.Equal(2, step.Transitions.Select(seen => seen.ResourceId).Distinct().Count());
        Assert.Equal(run.Id, (await portal.Get<DeploymentReader>().FindAsync(deployment, Stop))!.Run!.Id);
    }

    [Theory]
    [InlineData(RoutingWords.Static)]
    [InlineData(RoutingWords.Bgp)]
    public async Task OnPremises_WaitsForTheDevice_ThenReadsItsOneEnd(string routing)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateOnPremisesAsync(routing);
        var started = await portal.StartRunAsync(deployment);
        await portal.ReachedAsync(started.RunId!, step => step.Calls);
        await PortalFacts.EventuallyAsync(async () => (await OverviewAsync(portal, deployment)).Health.Condition == DeploymentCondition.AwaitingDevice);
        await portal.PlaceDeviceAsync(cloud, started.RunId!);
        await portal.FinishedAsync(started.RunId!);
        var verification = (await portal.Get<VerificationService>().OpenAsync(deployment, Stop))!;
        Assert.Equal(["VPC-Hangzhou", "本地数据中心"], verification.Sides.Select(side => side.Name));
        Assert.Equal((true, "172.16.0.1"), (verification.Side(SideKey.Two)!.IsSite, verification.Side(SideKey.Two)!.Proposed[0]));
        var path = verification.Path!.Facts;
        Assert.Equal((RouteSight.Published, true), (Assert.Single(Assert.Single(path.Ends).Routes) is var route ? (route.Sight, route.IsInUse!.Value) : default));
        Assert.Equal(SideKey.Two, path.SideOf(ScenarioDrafts.Host));
        Assert.DoesNotContain(ProofBoard.Of(path, []), line => line.Kind == ProofKind.PingBack);
        await AssertUnprovenAsync(portal, deployment, Availability.TwoZones);
        var rows = await portal.Get<DeploymentReader>().AgreementAsync(await OverviewAsync(portal, deployment), Stop);
        Assert.Contains(rows, row => row.One.En.EndsWith("→ 203.0.113.207", StringComparison.Ordinal) && !row.One.En.StartsWith("IPsec", StringComparison.Ordinal));
        Assert.All(rows.Take(2), row => Assert.Matches("^•+ [0-9a-f]+", row.One.En));
        Assert.Equal(routing == RoutingWords.Bgp, rows.Any(row => row.Subject.En == "ASN"));
        var addresses = BuiltAddresses.From(PlannedScenario.Of(verification.Path.Run.Plan), verification.Path.Run, _ => new SeenRegion(null, null));
        Assert.NotNull(addresses.One.Slave.PublicIp);
        Assert.Null(addresses.Two.GatewayId);
    }

    [Fact]
    public async Task OnPremises_OneIp_IsSaidAndBothTunnelsHaveItsCustomerGateway()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateOnPremisesAsync(RoutingWords.Static, secondIp: "203.0.113.207");
        var started = await portal.StartRunAsync(deployment);
        await portal.PlaceDeviceAsync(cloud, started.RunId!);
        var run = await portal.FinishedAsync(started.RunId!);
        await AssertUnprovenAsync(portal, deployment, Availability.OneDeviceIp);
        var known = BuiltAddresses.From(PlannedScenario.Of(run.Plan), run, _ => new SeenRegion(null, null)).One;
        Assert.Equal(known.Master.CustomerGatewayId, known.Slave.CustomerGatewayId);
    }

    [Fact]
    public async Task Classic_CheckedHostFallsSilent_WeightZeroTakesOver()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateClassicAsync();
        var started = await portal.StartRunAsync(deployment);
        await portal.PlaceDeviceAsync(cloud, started.RunId!);
        await portal.FinishedAsync(started.RunId!);
        await AssertUnprovenAsync(portal, deployment, Availability.TwoConnections);
        Assert.Equal([true, false], await InUseAsync(portal, deployment));
        cloud.Steer(new TrafficOrder(Cut: [(await OverviewAsync(portal, deployment)).Scenario!.Site!.MasterIp]));
        await PortalFacts.EventuallyAsync(async () => await InUseAsync(portal, deployment) is [false, true]);
        var step = await DetailAsync(portal, deployment, ResourceAddress.Tunnels(SideKey.One, TunnelRole.Master));
        Assert.Contains("HealthCheckSucceeds", step.Transitions.Select(seen => seen.State));
    }

    [Fact]
    public async Task Drafts_OfEveryDesign_SayWhichStepIsOpen()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        Assert.Null((await OverviewAsync(portal, await portal.CreateClassicAsync())).DraftStep);
        var deployment = await portal.CreateOnPremisesAsync(RoutingWords.Bgp);
        var whole = await OverviewAsync(portal, deployment);
        Assert.Equal([SeedIds.Hangzhou], whole.Regions);
        Assert.Null(whole.DraftStep);
        await portal.AnswerAsync(deployment, (FieldPaths.Subnets(SideKey.Two), ""));
        Assert.Equal(5, (await OverviewAsync(portal, deployment)).DraftStep);
        await portal.AnswerAsync(deployment, (FieldPaths.SiteIp(TunnelRole.Slave), ""));
        Assert.Equal(2, (await OverviewAsync(portal, deployment)).DraftStep);
    }

    private static async Task<DeploymentOverview> OverviewAsync(PortalUnderTest portal, string deployment) =>
        (await portal.Get<DeploymentReader>().FindAsync(deployment, Stop))!;

    private static async Task<StepDetail> DetailAsync(PortalUnderTest portal, string deployment, ResourceAddress address) =>
        (await portal.Get<RunReader>().StepAsync(await OverviewAsync(portal, deployment), address.Value, Stop))!;

    private static async Task<bool?[]> InUseAsync(PortalUnderTest portal, string deployment) =>
        [.. (await portal.Get<PathReader>().ReadAsync(deployment, Stop))!.Facts.Ends[0].Routes.Select(route => route.IsInUse)];

    private static async Task AssertUnprovenAsync(PortalUnderTest portal, string deployment, Availability availability) =>
        await PortalFacts.EventuallyAsync(async () => (await OverviewAsync(portal, deployment)).Health is var health
            && health.Condition == DeploymentCondition.Unproven && health.Availability == availability);
}

/// <summary>Waits for what comes about by itself.</summary>
internal static class PortalFacts
{
    public static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (!await holds())
        {
            Assert.True(DateTime.UtcNow < deadline, "It did not come about in time.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
