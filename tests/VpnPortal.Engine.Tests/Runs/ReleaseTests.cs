using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Health;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Exporting;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>A deployment is changed through its draft and taken away, the way the pages do it.</summary>
public sealed class ReleaseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("vpcs static")]
    [InlineData("vpcs bgp")]
    [InlineData("site static")]
    [InlineData("site bgp")]
    [InlineData("classic")]
    public async Task Release_ByItsName_LeavesTheAccountAsItWasAndCanBeBuiltAgain(string design)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var before = await portal.AccountAsync();
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, design);
        var releases = portal.Get<ReleaseService>();
        var review = (await releases.ReviewAsync(deployment, Stop))!;
        Assert.Equal(StartRefusal.OtherName, (await releases.StartAsync(deployment, "another name", review.Diff.Plan.Hash, "", PortalUnderTest.Operator, Stop)).Refusal);
        Assert.Equal(StartRefusal.Changed, (await releases.StartAsync(deployment, review.Name, new string('0', 64), "", PortalUnderTest.Operator, Stop)).Refusal);
        var started = await releases.StartAsync(deployment, $" {review.Name} ", review.Diff.Plan.Hash, "moved", PortalUnderTest.Operator, Stop);
        Assert.True((await portal.FinishedAsync(started.RunId!)).State.Outcome);

        Assert.Equal(before, await portal.AccountAsync());
        Assert.Empty(await portal.LedgerAsync(deployment));
        Assert.Equal(DeploymentCondition.Released, (await portal.Get<DeploymentReader>().FindAsync(deployment, Stop))!.Health.Condition);
        Assert.Equal("moved", Assert.Single(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.ReleaseStarted.Code), 10, Stop)).Reason);
        Assert.True((await releases.ReviewAsync(deployment, Stop))!.Diff.IsEmpty);
        Assert.Equal(StartRefusal.NothingToDo, (await releases.StartAsync(deployment, review.Name, review.Diff.Plan.Hash, "", PortalUnderTest.Operator, Stop)).Refusal);
        var again = (await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!;
        Assert.Contains(again.Plan!.Steps, step => step.Action == StepAction.Create);
    }

    [Fact]
    public async Task Release_WhileARunGoesOn_IsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 60);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        var runId = (await portal.StartRunAsync(deployment)).RunId!;
        var review = (await portal.Get<ReleaseService>().ReviewAsync(deployment, Stop))!;
        Assert.True(review.IsRunning);
        var refused = await portal.Get<ReleaseService>().StartAsync(deployment, review.Name, review.Diff.Plan.Hash, "", PortalUnderTest.Operator, Stop);
        Assert.Equal(StartRefusal.AlreadyRun, refused.Refusal);
        await portal.FinishedAsync(runId);
    }

    [Fact]
    public async Task Release_AfterACancelledRun_TakesAwayWhatItMade()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 60);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var before = await portal.AccountAsync();
        var deployment = await portal.CreateExampleAsync();
        var runId = (await portal.StartRunAsync(deployment)).RunId!;
        await portal.ReachedAsync(runId, step => step is CreateVpnGatewayStep, StepStatus.Maturing);
        Assert.True(await portal.Get<RunControlService>().CancelAsync(runId, "", PortalUnderTest.Operator, Stop));
        Assert.False((await portal.FinishedAsync(runId)).State.Outcome);
        var review = (await portal.Get<ReleaseService>().ReviewAsync(deployment, Stop))!;
        var started = await portal.Get<ReleaseService>().StartAsync(deployment, review.Name, review.Diff.Plan.Hash, "", PortalUnderTest.Operator, Stop);
        Assert.True((await portal.FinishedAsync(started.RunId!)).State.Outcome);
        Assert.Equal(before, await portal.AccountAsync());
    }

    /// <summary>Edited, reviewed as a difference, run, and shown whole although the run touched little of it.</summary>
    [Theory]
    [InlineData("vpcs static")]
    [InlineData("vpcs bgp")]
    [InlineData("site static")]
    [InlineData("classic")]
    public async Task Change_OfALiveDeployment_GoesThroughItsDraftAndIsShownWhole(string design)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, design);
        var customer = FieldPaths.CustomerGatewayName(SideKey.One, TunnelRole.Master);
        var before = await portal.Get<DraftStore>().FindAsync(deployment, Stop);
        var edit = new FieldEdit(customer, before!.Draft.Values.GetValueOrDefault(customer, ""), "renamed-by-hand");
        Assert.Empty(await portal.Get<DraftingService>().SaveAsync(deployment, [edit], PortalUnderTest.Operator, Stop));
        var whole = (await portal.Get<DeploymentReader>().FindAsync(deployment, Stop))!;

        var export = new ExportRequest(deployment, "runbook", SideKey.One, ExportLanguage.English);
        Assert.Equal("draft-ahead", Assert.Single((await portal.Get<ExportService>().DownloadAsync(export, PortalUnderTest.Operator, Stop))!.Refusals).Code);
        var started = await portal.StartRunAsync(deployment);
        var run = await portal.FinishedAsync(started.RunId!);
        Assert.True(run.State.Outcome);
        Assert.NotNull((await portal.Get<ExportService>().DownloadAsync(export, PortalUnderTest.Operator, Stop))!.Value);
        Assert.IsType<RenameCustomerGatewayStep>(Assert.Single(run.Plan.Steps));
        var changed = (await portal.Get<DeploymentReader>().FindAsync(deployment, Stop))!;
        Assert.Equal("renamed-by-hand", changed.Scenario!.CloudSides[0].MasterCustomerGateway.Name);
        Assert.Equal(whole.Health.Gateways.Select(gateway => (gateway.Id, gateway.IsComplete)), changed.Health.Gateways.Select(gateway => (gateway.Id, gateway.IsComplete)));
        Assert.Equal(whole.Health.Tunnels.Select(tunnel => tunnel.State), changed.Health.Tunnels.Select(tunnel => tunnel.State));
        Assert.Equal(whole.Health.Condition, changed.Health.Condition);
        Assert.True((await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!.Diff!.IsEmpty);
        Assert.Equal(StartRefusal.NothingToDo, (await portal.StartRunAsync(deployment)).Refusal);
    }

    [Fact]
    public async Task Edit_WhileARunGoesOn_IsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 60);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        var runId = (await portal.StartRunAsync(deployment)).RunId!;
        var edit = new FieldEdit(FieldPaths.Name, "x", "y");
        await Assert.ThrowsAsync<DraftLockedException>(() => portal.Get<DraftingService>().SaveAsync(deployment, [edit], PortalUnderTest.Operator, Stop));
        await portal.FinishedAsync(runId);
        await Assert.ThrowsAsync<DraftLockedException>(() => portal.Get<DraftingService>().DeleteAsync(deployment, PortalUnderTest.Operator, Stop));
    }
}
