using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Proofs;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Engine.Tests.Runs;

public sealed class ExampleOneRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_FromExampleToTraffic_SucceedsAndAPingIsAnswered()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        var started = await portal.StartRunAsync(deployment);
        var run = await portal.FinishedAsync(started.RunId!);
        await Invariants.AssertAsync(portal, cloud, run);

        var ping = await PingAsync(portal, deployment);
        Assert.True(ping.Succeeded, ping.Output);
        Assert.Equal(5, PingOutput.Parse(ping.Output).Summary!.Received);
    }

    [Fact]
    public async Task Run_SidesAreIndependent_CallsOfBothSidesInterleave()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        var run = await portal.FinishedAsync(started.RunId!);
        var one = run.State[ResourceAddress.VpnGateway(SideKey.One)];
        var two = run.State[ResourceAddress.VpnGateway(SideKey.Two)];
        Assert.True(one.StartedAt < two.FinishedAt && two.StartedAt < one.FinishedAt, "The gateways were ordered one after the other.");
        Assert.DoesNotContain(cloud.Ledger(), entry => entry.Effect == "VpnGateway.Configuring");
    }

    [Fact]
    public async Task Start_PlanIsNotTheReviewedOne_IsRefusedAndTheCloudSeesNothing()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        var review = await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop);
        await portal.Get<DraftingService>().SaveAsync(deployment, [new FieldEdit("side1.gateway.name", "", "另一个网关")], PortalUnderTest.Operator, Stop);
        var result = await portal.Get<ProvisioningService>().StartAsync(
            deployment, review!.Draft.Stored.Version, review.Plan!.Hash, PortalUnderTest.Operator, Stop);
        Assert.Equal(StartRefusal.Changed, result.Refusal);
        Assert.Empty(cloud.Ledger());
    }

    [Fact]
    public async Task Start_Twice_SecondIsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        var review = await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop);
        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => portal.Get<ProvisioningService>().StartAsync(
            deployment, review!.Draft.Stored.Version, review.Plan!.Hash, PortalUnderTest.Operator, Stop)));
        var started = Assert.Single(results, result => result.RunId is not null);
        await Invariants.AssertAsync(portal, cloud, await portal.FinishedAsync(started.RunId!));
    }

    [Fact]
    public async Task Run_QuotaIsUsedUp_FailsWithTheCodeAndGoesOnWhenResumed()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateVpnConnection", Fault.Error, Count: 1, Code: "Resource.QuotaFull"));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        var failed = await portal.FinishedAsync(started.RunId!);
        Assert.False(failed.State.Outcome);
        var root = Assert.Single(failed.State.Steps.Values, step => step.Status == StepStatus.Failed);
        Assert.Equal("Resource.QuotaFull", root.Error!.Code);
        Assert.NotEmpty(root.Error.RequestId);
        Assert.NotEmpty(RunDecider.Blocked(failed.Plan, failed.State));

        Assert.True(await portal.Get<ProvisioningService>().ResumeAsync(started.RunId!, PortalUnderTest.Operator, Stop));
        await Invariants.AssertAsync(portal, cloud, await portal.FinishedAsync(started.RunId!));
    }

    [Theory]
    [InlineData("CreateVpnGateway")]
    [InlineData("CreateCustomerGateway")]
    [InlineData("CreateVpnConnection")]
    [InlineData("CreateVpnRouteEntry")]
    public async Task Run_AnswersAreLost_NothingIsMadeTwice(string action)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault(action, Fault.DropAfter, Count: 2));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        var run = await portal.FinishedAsync(started.RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.True(run.Events.OfType<StepUnknown>().Any(), "No answer was lost, so the test shows nothing.");
    }

    [Fact]
    public async Task Run_LookUpOfALostAnswerIsForbidden_FailsAndFindsTheResourceWhenResumed()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateCustomerGateway", Fault.DropAfter));
        cloud.AddFault(new Fault("DescribeCustomerGateways", Fault.Error, Code: "Forbidden.RAM", Status: 403));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        var failed = await portal.FinishedAsync(started.RunId!);
        Assert.Equal("Forbidden.RAM", Assert.Single(failed.State.Steps.Values, step => step.Status == StepStatus.Failed).Error!.Code);

        Assert.True(await portal.Get<ProvisioningService>().ResumeAsync(started.RunId!, PortalUnderTest.Operator, Stop));
        var run = await portal.FinishedAsync(started.RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.Single(run.Events.OfType<StepAdopted>());
    }

    [Fact]
    public async Task Run_AnotherDeploymentHasAnEqualGateway_ItIsNotTakenForTheLostOne()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var first = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        cloud.AddFault(new Fault("CreateVpnGateway", Fault.DropBefore));
        var second = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        Assert.Contains(second.Events, next => next is StepUnknown);
        Assert.Equal(4, SideKeys.Both.SelectMany(side => new[] { first, second }
            .Select(run => run.State[ResourceAddress.VpnGateway(side)].Outputs[OutputKeys.Id])).Distinct().Count());
    }

    [Fact]
    public async Task Run_RequestsNeverArrive_AreSentAgain()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateVpnGateway", Fault.DropBefore, Count: 1));
        cloud.AddFault(new Fault("CreateVpnRouteEntry", Fault.DropBefore, Count: 2));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        await Invariants.AssertAsync(portal, cloud, await portal.FinishedAsync(started.RunId!));
    }

    [Fact]
    public async Task Run_SomebodyElseKeepsTheGatewayBusy_WaitsAndSucceeds()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateVpnConnection", Fault.Error, Count: 2, Code: "VpnGateway.Configuring"));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        var run = await portal.FinishedAsync(started.RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.Equal(2, run.Events.OfType<StepDeferred>().Count());
    }

    private static async Task<PingProof> PingAsync(PortalUnderTest portal, string deployment)
    {
        var source = (await portal.Get<DiscoveryService>().InstancesAsync(SeedIds.Frankfurt, SeedIds.Vpc1, Stop))[0];
        var destination = (await portal.Get<DiscoveryService>().InstancesAsync(SeedIds.Frankfurt, SeedIds.Vpc2, Stop))[0];
        await portal.Get<PingService>().StartAsync(
            new PingRequest(deployment, SeedIds.Frankfurt, source, destination.Name, destination.PrivateIp, 5), PortalUnderTest.Operator, Stop);
        while (true)
        {
            var ping = (await portal.Get<PingStore>().LatestAsync(deployment, 1, Stop))[0];
            if (ping.FinishedAt is not null) return ping;
            await Task.Delay(20, Stop);
        }
    }
}
