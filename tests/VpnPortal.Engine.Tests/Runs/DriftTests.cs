using VpnPortal.Cloud;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Drift;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Exporting;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>Somebody changes a deployment in the console: it is noticed field by field, adopted, or brought back by the plan.</summary>
public sealed class DriftTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drift_NameAndPublicationChangedAndACustomerGatewayDeleted_AreToldByField()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await StartAsync(cloud);
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        Assert.Empty((await portal.Get<DriftService>().ReadAsync(deployment, Stop))!.Items);
        var inventory = await portal.Get<InventoryReader>().ReadAsync(deployment, Stop);
        var (gateway, route) = (ResourceAddress.VpnGateway(SideKey.One), inventory.State.Resources.OfType<BuiltDestinationRoute>().First());
        await RenameAsync(portal, inventory, gateway, "renamed-in-console");
        await portal.Get<IVpcApi>().PublishDestinationRouteAsync(new PublishDestinationRoute(
            DeploymentChanges.ByHand + "-publish", SeedIds.Frankfurt, inventory.IdOf(route.Gateway)!, route.Destination.ToString(), inventory.IdOf(route.Connection)!, PublishToVpc: false), Stop);

        var items = await UntilAsync(portal, deployment, items => items.Count == 2);
        var renamed = items.Single(item => item.Address == gateway);
        Assert.Equal(("name", "VPN网关1", "renamed-in-console"), (renamed.Differences[0].Key, renamed.Differences[0].Before, renamed.Differences[0].After));
        Assert.Equal(("published", "true", "false"), (Of(items, route.Address).Key, Of(items, route.Address).Before, Of(items, route.Address).After));

        Assert.Equal(1, await portal.Get<DriftService>().CheckAllAsync(Stop));
        Assert.Equal(1, await portal.Get<DriftService>().CheckAllAsync(Stop));
        var line = Assert.Single(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.DriftNoticed.Code), 10, Stop));
        Assert.Contains(new FieldChange($"{gateway}.name", "VPN网关1", "renamed-in-console"), line.Changes);
    }

    [Fact]
    public async Task Drift_AdoptedValue_IsAnAnswerAndLeftAlone_TheRestIsBroughtBackByThePlan()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await StartAsync(cloud);
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        var inventory = await portal.Get<InventoryReader>().ReadAsync(deployment, Stop);
        var (one, two) = (ResourceAddress.VpnGateway(SideKey.One), ResourceAddress.VpnGateway(SideKey.Two));
        await RenameAsync(portal, inventory, one, "adopted");
        await RenameAsync(portal, inventory, two, "unwanted");
        await UntilAsync(portal, deployment, items => items.Count == 2);
        Assert.False(await portal.Get<DriftService>().AdoptAsync(deployment, one, "bandwidth", "200", PortalUnderTest.Operator, Stop));
        Assert.False(await portal.Get<DriftService>().AdoptAsync(deployment, one, "name", "shown before", PortalUnderTest.Operator, Stop));
        Assert.True(await portal.Get<DriftService>().AdoptAsync(deployment, one, "name", "adopted", PortalUnderTest.Operator, Stop));
        var left = (await portal.Get<DriftService>().ReadAsync(deployment, Stop))!;
        Assert.Equal((two, true), (Assert.Single(left.Items).Address, left.IsAhead));

        var diff = (await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!.Diff!;
        Assert.Equal(ChangeAction.NoOp, diff.Changes.Single(change => change.Address == one).Action);
        Assert.Equal(("unwanted", "VPN网关2"), (diff.Changes.Single(change => change.Address == two).Differences[0].Before, diff.Changes.Single(change => change.Address == two).Differences[0].After));
        Assert.True((await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!)).State.Outcome);
        Assert.Equal("VPN网关2", (await portal.Get<IVpcApi>().DescribeVpnGatewaysAsync(SeedIds.Frankfurt, Stop)).Single(gateway => gateway.Id == inventory.IdOf(two)).Name);
        await UntilAsync(portal, deployment, items => items.Count == 0);
    }

    [Fact]
    public async Task Drift_WhileTheCloudCannotBeSeen_IsNotToldToBeOver()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await StartAsync(cloud);
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        await RenameAsync(portal, await portal.Get<InventoryReader>().ReadAsync(deployment, Stop), ResourceAddress.VpnGateway(SideKey.One), "by-hand");
        await UntilAsync(portal, deployment, items => items.Count == 1);
        Assert.Equal(1, await portal.Get<DriftService>().CheckAllAsync(Stop));
        cloud.AddFault(new Fault("*", Fault.RevokedKey));
        while (portal.Get<RegionObserver>().Fault(SeedIds.Frankfurt) is null) await Task.Delay(20, Stop);
        portal.Get<DiscoveryService>().Forget();
        var blind = (await portal.Get<DriftService>().ReadAsync(deployment, Stop))!;
        Assert.Equal((0, false, false), (blind.Items.Count, blind.IsComplete, blind.IsAhead));
        Assert.Equal(0, await portal.Get<DriftService>().CheckAllAsync(Stop));
        Assert.True((await portal.Get<DeploymentReader>().FindAsync(deployment, Stop))!.HasDrifted);
        Assert.Empty(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.DriftEnded.Code), 10, Stop));

        cloud.ClearFaults();
        var id = (await portal.Get<InventoryReader>().ReadAsync(deployment, Stop)).IdOf(ResourceAddress.VpnGateway(SideKey.One))!;
        await portal.Get<IVpcApi>().RenameVpnGatewayAsync(new Rename(DeploymentChanges.ByHand + "-back", SeedIds.Frankfurt, id, "VPN网关1"), Stop);
        await UntilAsync(portal, deployment, items => items.Count == 0);
        while (!(await portal.Get<DriftService>().ReadAsync(deployment, Stop))!.IsComplete) await Task.Delay(20, Stop);
        Assert.Equal(0, await portal.Get<DriftService>().CheckAllAsync(Stop));
        Assert.Single(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.DriftEnded.Code), 10, Stop));
        Assert.False((await portal.Get<DeploymentReader>().FindAsync(deployment, Stop))!.HasDrifted);
    }

    /// <summary>The plan is empty then, so that without a record exports would be refused for ever and pages would tell the former value.</summary>
    [Fact]
    public async Task Drift_AllOfItAdopted_IsRecordedByARunWithoutSteps()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await StartAsync(cloud);
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        var one = ResourceAddress.IpsecConnection(SideKey.One);
        var id = (await portal.Get<InventoryReader>().ReadAsync(deployment, Stop)).IdOf(one)!;
        await portal.Get<IVpcApi>().ModifyIpsecConnectionAsync(new ModifyIpsecConnection(DeploymentChanges.ByHand + "-name", SeedIds.Frankfurt, id, "adopted", null, []), Stop);
        await UntilAsync(portal, deployment, items => items.Count == 1);
        Assert.Equal(1, await portal.Get<DriftService>().CheckAllAsync(Stop));
        Assert.True((await portal.Get<DeploymentReader>().FindAsync(deployment, Stop))!.HasDrifted);
        var calls = cloud.Ledger().Count(entry => entry.Outcome == "applied");
        Assert.True(await portal.Get<DriftService>().AdoptAsync(deployment, one, "name", "adopted", PortalUnderTest.Operator, Stop));

        var run = await portal.FinishedAsync((await portal.Get<DeploymentsQuery>().FindAsync(deployment, Stop))!.RunId!);
        Assert.Equal((true, 0), (run.State.Outcome, run.Plan.Steps.Count));
        var overview = (await portal.Get<DeploymentReader>().FindAsync(deployment, Stop))!;
        Assert.Equal(("adopted", false), (overview.Scenario!.FindSide(SideKey.One)!.Connection.Name, overview.HasDrifted));
        Assert.Equal(calls, cloud.Ledger().Count(entry => entry.Outcome == "applied"));
        var review = (await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!;
        Assert.Equal((true, false), (review.Diff!.IsEmpty, review.IsUnrecorded));
        Assert.Equal(StartRefusal.NothingToDo, (await portal.StartRunAsync(deployment)).Refusal);
        Assert.NotNull((await portal.Get<ExportSource>().ReadAsync(deployment, Stop))!.Topology);
    }

    [Fact]
    public async Task Drift_RouteDeletedByHand_IsGoneAndPlannedAnew()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await StartAsync(cloud);
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        var inventory = await portal.Get<InventoryReader>().ReadAsync(deployment, Stop);
        var route = inventory.State.Resources.OfType<BuiltDestinationRoute>().First();
        await portal.Get<IVpcApi>().DeleteDestinationRouteAsync(new DeleteDestinationRoute(
            DeploymentChanges.ByHand + "-delete", SeedIds.Frankfurt, inventory.IdOf(route.Gateway)!, route.Destination.ToString(), inventory.IdOf(route.Connection)!, route.Weight), Stop);
        var items = await UntilAsync(portal, deployment, items => items.Count == 1);
        Assert.True(items[0].IsGone);
        var step = Assert.Single((await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!.Plan!.Steps, step => step.Calls);
        Assert.Equal((route.Address, StepAction.Create), (step.Address, step.Action));
    }

    /// <summary>Listings do not lag here, and are asked anew each time.</summary>
    private static Task<PortalUnderTest> StartAsync(EmulatorServer cloud) => PortalUnderTest.StartAsync(
        cloud, PortalUnderTest.NewDirectory(), configure: builder =>
        {
            builder.Configuration["Engine:ListingLag"] = "00:00:00";
            builder.Configuration["Engine:DetailInterval"] = "00:00:00";
        });

    private static ValueDifference Of(EquatableArray<DriftItem> items, ResourceAddress address) => items.Single(item => item.Address == address).Differences[0];

    private static Task RenameAsync(PortalUnderTest portal, Inventory inventory, ResourceAddress gateway, string name) =>
        portal.Get<IVpcApi>().RenameVpnGatewayAsync(new Rename($"{DeploymentChanges.ByHand}-{name}", SeedIds.Frankfurt, inventory.IdOf(gateway)!, name), Stop);

    private static async Task<EquatableArray<DriftItem>> UntilAsync(PortalUnderTest portal, string deployment, Func<EquatableArray<DriftItem>, bool> reached)
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            var items = (await portal.Get<DriftService>().ReadAsync(deployment, Stop))!.Items;
            if (reached(items)) return items;
            Assert.True(DateTime.UtcNow < deadline, string.Join("; ", items.Select(item => $"{item.Address} gone: {item.IsGone} {string.Join(",", item.Differences.Select(one => one.Key))}")));
            await Task.Delay(50, Stop);
        }
    }
}
