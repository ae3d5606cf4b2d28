using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;
using VpnPortal.Data;
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
    public async Task PlannedCalls_WithWhatIsKnownAfterTheRun_AreTheCallsThatWereMade()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var run = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
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
    public async Task Run_TwoRoutesOnEachGateway_AreWrittenOneAfterTheOther()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 100);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        Assert.Empty(await portal.Get<DraftingService>().SaveAsync(
            deployment,
            [
                new FieldEdit(FieldPaths.Subnets(SideKey.One), "", "10.0.10.0/24, 10.0.20.0/24"),
                new FieldEdit(FieldPaths.Subnets(SideKey.Two), "", "192.168.10.0/24, 192.168.20.0/24"),
            ],
            PortalUnderTest.Operator, Stop));
        var run = await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.Equal(4, run.Plan.Steps.OfType<CreateDestinationRouteStep>().Count());
        Assert.DoesNotContain(cloud.Ledger(), entry => entry.Outcome == "refused");
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

        Assert.True(await portal.Get<RunControlService>().ResumeAsync(started.RunId!, PortalUnderTest.Operator, Stop));
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
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder => AlteredVpc.AddTo(
            builder.Services, vpc => vpc.BeforeCreate = cloud.OnceTheRunCalls(new Fault("DescribeCustomerGateways", Fault.Error, Code: "Forbidden.RAM", Status: 403))));
        var deployment = await portal.CreateExampleAsync();
        cloud.AddFault(new Fault("CreateCustomerGateway", Fault.DropAfter));
        var started = await portal.StartRunAsync(deployment);
        var failed = await portal.FinishedAsync(started.RunId!);
        Assert.Equal("Forbidden.RAM", Assert.Single(failed.State.Steps.Values, step => step.Status == StepStatus.Failed).Error!.Code);

        Assert.True(await portal.Get<RunControlService>().ResumeAsync(started.RunId!, PortalUnderTest.Operator, Stop));
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
    public async Task Run_CloudFailsInside_IsGivenTimeBeforeEachNewTry()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateCustomerGateway", Fault.Error, Count: 2, Code: "InternalError", Status: 500));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var run = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        var waits = run.Events.OfType<StepDeferred>().ToList();
        Assert.Equal(2, waits.Count);
        Assert.All(waits, wait => Assert.InRange(wait.Until - wait.At, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(4)));
        Assert.All(waits, wait => Assert.Contains(
            run.Events.OfType<StepIntended>(), next => next.Address == wait.Address && next.At >= wait.Until));
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

    [Fact]
    public async Task Run_StoredKeysDoNotOpen_FailsThereAndGoesOnOnceTheyAreBack()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateVpnGateway", Fault.Delay, Count: 2, DelaySeconds: 0.5));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        await ChangeEnvelopesAsync(portal);
        var failed = await portal.FinishedAsync(started.RunId!);
        Assert.All(SideKeys.Both, side => Assert.Equal(
            PortalCodes.SecretUnreadable, failed.State[ResourceAddress.IpsecConnection(side)].Error?.Code));
        Assert.DoesNotContain(cloud.Ledger(), entry => entry.Action == "CreateVpnConnection");

        await ChangeEnvelopesAsync(portal);
        Assert.True(await portal.Get<RunControlService>().ResumeAsync(started.RunId!, PortalUnderTest.Operator, Stop));
        await Invariants.AssertAsync(portal, cloud, await portal.FinishedAsync(started.RunId!));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task History_TellsOfEveryCallThatWasAccepted_WithTheCloudsIdOrWithout(bool hasId)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateCustomerGateway", Fault.Error, Code: "InternalError", Status: 500));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
            AlteredVpc.AddTo(builder.Services, vpc => vpc.Created = created => hasId ? created : created with { RequestId = "" }));
        var run = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        var lines = await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(RunId: run.Id), 500, Stop);
        Assert.Equal(
            run.Plan.Steps.Where(step => step.Calls).Select(step => step.Address.Value).Order(StringComparer.Ordinal),
            lines.Where(line => line.Code == AuditCodes.StepAccepted).Select(line => line.SubjectId).Order(StringComparer.Ordinal));
        Assert.All(lines.Where(line => line.Code == AuditCodes.StepAccepted), line => Assert.Equal(hasId, line.RequestId is not null));
        Assert.NotEmpty(Assert.Single(lines, line => line.Code == AuditCodes.StepUnknown).RequestId!);
    }

    [Fact]
    public async Task Stop_CallsAreOnTheirWay_TheirAnswersAreStillWrittenDown()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateVpnGateway", Fault.Delay, Count: 2, DelaySeconds: 0.7));
        var directory = PortalUnderTest.NewDirectory();
        string runId;
        await using (var first = await PortalUnderTest.StartAsync(cloud, directory))
        {
            runId = (await first.StartRunAsync(await first.CreateExampleAsync())).RunId!;
            while ((await first.Get<RunStore>().FindAsync(runId, Stop))!.Events.OfType<StepIntended>().Count() < 2) await Task.Delay(10, Stop);
        }

        await using var second = await PortalUnderTest.StartAsync(cloud, directory);
        var run = await second.FinishedAsync(runId);
        await Invariants.AssertAsync(second, cloud, run);
        Assert.Empty(run.Events.OfType<StepUnknown>());
    }

    /// <summary>Turns a bit of every envelope; once more, and it is what it was.</summary>
    private static async Task ChangeEnvelopesAsync(PortalUnderTest portal)
    {
        await using var context = await portal.Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Stop);
        foreach (var secret in await context.Secrets.ToListAsync(Stop))
            secret.Envelope = [.. secret.Envelope.AsSpan()[..^1], (byte)(secret.Envelope[^1] ^ 1)];
        await context.SaveChangesAsync(Stop);
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
