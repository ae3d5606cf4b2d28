using VpnPortal.Cloud;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What was built is reviewed again, and taken away again.</summary>
public sealed class DestroyRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Designs() => ["vpcs static", "vpcs bgp", "site static", "site bgp", "site one ip", "classic"];

    [Theory]
    [MemberData(nameof(Designs))]
    public async Task Destroy_AfterBuild_LeavesTheAccountAsItWasAndAnEmptyLedger(string design)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var before = await portal.AccountAsync();
        var deployment = await BuildAsync(portal, cloud, design);

        var again = await portal.DifferenceAsync(deployment);
        Assert.True(again.IsEmpty, string.Join(", ", again.Plan.Steps.Select(step => step.Address)));
        Assert.All(again.Changes, change => Assert.Equal(ChangeAction.NoOp, change.Action));

        var destruction = await portal.DestructionAsync(deployment);
        var run = await portal.CarryOutAsync(deployment, destruction.Plan);
        AssertCallsAsPlanned(cloud, run);
        Assert.Equal(before, await portal.AccountAsync());
        Assert.Empty(await portal.LedgerAsync(deployment));
        Assert.True((await portal.DestructionAsync(deployment)).IsEmpty);
        Assert.All((await portal.DifferenceAsync(deployment)).Changes, change =>
            Assert.True(change.Action is ChangeAction.Create or ChangeAction.Await or ChangeAction.NoOp, $"{change.Address} {change.Action}"));
    }

    [Fact]
    public async Task Destroy_OnAUsedGateway_LeavesTheGatewayAndItsPropagation()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var vpc = portal.Get<IVpcApi>();
        var gateway = (await vpc.CreateVpnGatewayAsync(
            new CreateVpnGateway("by-hand", SeedIds.Frankfurt, "there", SeedIds.Vpc1, SeedIds.Vpc1SwitchB, SeedIds.Vpc1SwitchC, 10, "POSTPAY", null), Stop)).Id;
        while ((await vpc.DescribeVpnGatewaysAsync(SeedIds.Frankfurt, Stop)).Single().Status != GatewayStatus.Active) await Task.Delay(10, Stop);
        var before = await portal.AccountAsync();
        var deployment = await portal.CreateExampleAsync();
        await portal.AnswerAsync(deployment, (FieldPaths.Routing, RoutingWords.Bgp), (FieldPaths.ExistingGateway(SideKey.One), gateway));
        Assert.True((await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!)).State.Outcome);
        Assert.True((await portal.DifferenceAsync(deployment)).IsEmpty);

        var destruction = await portal.DestructionAsync(deployment);
        Assert.Equal(
            [ResourceAddress.RoutePropagation(SideKey.One), ResourceAddress.VpnGateway(SideKey.One)],
            destruction.Changes.Where(change => change.Action == ChangeAction.Keep).Select(change => change.Address).Order());
        await portal.CarryOutAsync(deployment, destruction.Plan);
        Assert.Equal(before, await portal.AccountAsync());
        Assert.True((await vpc.DescribeVpnGatewaysAsync(SeedIds.Frankfurt, Stop)).Single().AutoPropagate);
        Assert.Empty(await portal.LedgerAsync(deployment));
    }

    [Theory]
    [InlineData(Fault.DropAfter)]
    [InlineData(Fault.DropBefore)]
    [InlineData(Fault.Html)]
    public async Task Destroy_EveryFirstAnswerIsLost_EndsAllTheSameAndDeletesNothingTwice(string fault)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var before = await portal.AccountAsync();
        var deployment = await BuildAsync(portal, cloud, "vpcs bgp");
        foreach (var action in new[] { "ModifyVpnConnectionAttribute", "ModifyVpnGatewayAttribute", "DeleteVpnConnection", "DeleteCustomerGateway", "DeleteVpnGateway" })
            cloud.AddFault(new Fault(action, fault));
        var run = await portal.CarryOutAsync(deployment, (await portal.DestructionAsync(deployment)).Plan);
        Assert.Equal(5, run.Events.OfType<StepUnknown>().Count());
        Assert.Equal(before, await portal.AccountAsync());
        Assert.Empty(await portal.LedgerAsync(deployment));
        var applied = cloud.Ledger().Where(entry => entry.Outcome == "applied" && entry.Action.StartsWith("Delete", StringComparison.Ordinal)).CountBy(entry => entry.Action).ToDictionary();
        Assert.Equal((2, 4, 2), (applied["DeleteVpnGateway"], applied["DeleteCustomerGateway"], applied["DeleteVpnConnection"]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(14)]
    [InlineData(19)]
    [InlineData(24)]
    [InlineData(31)]
    public async Task Destroy_PortalDiesAtAJournalWrite_EndsAfterRestart(int write)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        string deployment;
        IReadOnlyList<string> before;
        await using (var first = await PortalUnderTest.StartAsync(cloud, directory))
        {
            before = await first.AccountAsync();
            deployment = await BuildAsync(first, cloud, "vpcs static");
        }

        var crash = new CrashPoint(write, afterCommit: write % 2 == 0);
        await using (var second = await PortalUnderTest.StartAsync(cloud, directory, crash))
        {
            await second.LaunchAsync(deployment, (await second.DestructionAsync(deployment)).Plan);
            await crash.Died.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        }

        await using var third = await PortalUnderTest.StartAsync(cloud, directory);
        var run = await third.FinishedAsync((await third.Get<RunStore>().OfDeploymentAsync(deployment, Stop))[^1].Id);
        Assert.True(run.State.Outcome);
        Assert.Equal(before, await third.AccountAsync());
        Assert.Empty(await third.LedgerAsync(deployment));
    }

    [Fact]
    public async Task Destroy_OfWhatTheLedgerDoesNotKnow_CallsNothing()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await BuildAsync(portal, cloud, "vpcs static");
        var foreign = (await portal.Get<IVpcApi>().CreateCustomerGatewayAsync(new CreateCustomerGateway("by-hand", SeedIds.Frankfurt, "of others", "203.0.113.9", 65001), Stop)).Id;
        var plan = (await portal.DestructionAsync(deployment)).Plan;
        var target = ResourceAddress.CustomerGateway(SideKey.One, TunnelRole.Master);
        var run = await portal.FinishedAsync(await portal.LaunchAsync(deployment, plan, former => former.Address == target
            ? former with { Outputs = former.Outputs.SetItem(OutputKeys.Id, foreign) } : former));
        Assert.False(run.State.Outcome);
        Assert.Equal(PortalCodes.NotOurs, run.State[ResourceAddress.Removal(target)].Error!.Code);
        Assert.Contains(foreign, await portal.AccountAsync());
        Assert.DoesNotContain(cloud.Ledger(), entry => entry.Action == "DeleteCustomerGateway" && entry.Parameters["CustomerGatewayId"] == foreign);
    }

    [Fact]
    public async Task Destroy_AfterAFailedRun_TakesAwayWhatWasOrderedAndNeverBecameReady()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateVpnGateway", Fault.StuckProvisioning));
        await using var portal = await PortalUnderTest.StartAsync(
            cloud, PortalUnderTest.NewDirectory(), configure: builder => builder.Configuration["Engine:GatewayDeadline"] = "00:00:01");
        var deployment = await portal.CreateExampleAsync();
        var failed = await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!);
        Assert.False(failed.State.Outcome);
        var inventory = await portal.Get<InventoryReader>().ReadAsync(deployment, Stop);
        var stuck = Assert.Single(inventory.State.Resources, resource => resource.IsUnfinished);
        Assert.Contains((await portal.DestructionAsync(deployment)).Plan.Steps, step => step.Target == stuck.Address && step.Action == StepAction.Delete);
        Assert.Equal(ChangeAction.Replace, (await portal.DifferenceAsync(deployment)).Changes.Single(change => change.Address == stuck.Address).Action);
    }

    internal static async Task<string> BuildAsync(PortalUnderTest portal, EmulatorServer cloud, string design)
    {
        var deployment = design switch
        {
            "vpcs static" => await portal.CreateExampleAsync(),
            "vpcs bgp" => await portal.CreateExampleWithBgpAsync(),
            "site static" => await portal.CreateOnPremisesAsync(RoutingWords.Static),
            "site bgp" => await portal.CreateOnPremisesAsync(RoutingWords.Bgp),
            "site one ip" => await portal.CreateOnPremisesAsync(RoutingWords.Static, secondIp: "203.0.113.207"),
            _ => await portal.CreateClassicAsync(),
        };
        var started = await portal.StartRunAsync(deployment);
        if (!design.StartsWith("vpcs", StringComparison.Ordinal)) await portal.PlaceDeviceAsync(cloud, started.RunId!);
        Assert.True((await portal.FinishedAsync(started.RunId!)).State.Outcome);
        return deployment;
    }

    /// <summary>What the review told of the calls is what was called.</summary>
    internal static void AssertCallsAsPlanned(EmulatorServer cloud, StoredRun run)
    {
        foreach (var step in run.Plan.Steps.Where(step => step.Calls))
        {
            var (told, made) = (PlannedCall.Of(step, run.State), cloud.Ledger().Single(entry => entry.ClientToken == run.State[step.Address].ClientToken));
            Assert.Equal(told.Action, made.Action);
            Assert.Equal(
                made.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal),
                told.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.IsSecret ? "***" : parameter.Value!))
                    .OrderBy(parameter => parameter.Key, StringComparer.Ordinal));
        }
    }
}
