using VpnPortal.Cloud;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.Runs;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What operators ask of a run while it goes on, and of one that waits for their word.</summary>
public sealed class RunControlTests
{
    private const string Reason = "change window";
    private static readonly ResourceAddress Gateway1 = ResourceAddress.VpnGateway(SideKey.One);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pause_BeginsNothingNewUntilItIsContinued()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 60);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (control, runId) = (portal.Get<RunControlService>(), (await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        await portal.ReachedAsync(runId, step => step is CreateVpnGatewayStep, StepStatus.Maturing);
        Assert.True(await control.PauseAsync(runId, Reason, PortalUnderTest.Operator, Stop));
        Assert.False(await control.PauseAsync(runId, Reason, PortalUnderTest.Operator, Stop));
        await portal.ReachedAsync(runId, step => step is CreateVpnGatewayStep);
        await Task.Delay(TimeSpan.FromMilliseconds(500), Stop); // long enough for the next calls, were they not held back
        var held = (await portal.Get<RunStore>().FindAsync(runId, Stop))!;
        Assert.True(held.State.IsHeld);
        Assert.DoesNotContain(cloud.Ledger(), entry => entry.Action == "CreateCustomerGateway");

        Assert.True(await control.ContinueAsync(runId, "", PortalUnderTest.Operator, Stop));
        var run = await portal.FinishedAsync(runId);
        Assert.True(run.State.Outcome);
        await Invariants.AssertAsync(portal, cloud, run);
        var told = await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(RunId: runId, Code: AuditCodes.RunPaused.Code), 10, Stop);
        Assert.Equal((PortalUnderTest.Operator.Name, Reason), (Assert.Single(told).ActorName, told[0].Reason));
    }

    [Fact]
    public async Task Pause_OutlivesARestart()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 60);
        var directory = PortalUnderTest.NewDirectory();
        string runId;
        await using (var first = await PortalUnderTest.StartAsync(cloud, directory))
        {
            runId = (await first.StartRunAsync(await first.CreateExampleAsync())).RunId!;
            Assert.True(await first.Get<RunControlService>().PauseAsync(runId, Reason, PortalUnderTest.Operator, Stop));
        }

        await using var second = await PortalUnderTest.StartAsync(cloud, directory);
        Assert.True((await second.Get<RunStore>().FindAsync(runId, Stop))!.State.IsHeld);
        Assert.True(await second.Get<RunControlService>().ContinueAsync(runId, Reason, PortalUnderTest.Operator, Stop));
        Assert.True((await second.FinishedAsync(runId)).State.Outcome);
    }

    [Fact]
    public async Task Cancel_EndsAtASafePointAndWhatWasMadeCanBeGoneOnWithOrReleased()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 60);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        var runId = (await portal.StartRunAsync(deployment)).RunId!;
        await portal.ReachedAsync(runId, step => step is CreateVpnGatewayStep, StepStatus.Maturing);
        Assert.True(await portal.Get<RunControlService>().CancelAsync(runId, Reason, PortalUnderTest.Operator, Stop));
        var run = await portal.FinishedAsync(runId);
        Assert.False(run.State.Outcome);
        Assert.All(run.State.Steps.Values, step => Assert.True(step.Status is StepStatus.Succeeded or StepStatus.Waiting, $"{step.Address} {step.Status}"));
        Assert.Equal(2, cloud.Ledger().Count(entry => entry is { Action: "CreateVpnGateway", Outcome: "applied" }));
        Assert.Single(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(RunId: runId, Code: AuditCodes.RunCancelled.Code), 10, Stop));

        Assert.True(await portal.Get<RunControlService>().ResumeAsync(runId, PortalUnderTest.Operator, Stop));
        var done = await portal.FinishedAsync(runId);
        Assert.True(done.State.Outcome);
        await Invariants.AssertAsync(portal, cloud, done);
    }

    /// <summary>Side one may hold the former key already, so that only a plan that sets both ends may use another.</summary>
    [Fact]
    public async Task Resume_OfARunWhoseKeyWasChangedSince_StopsBeforeACallAndANewPlanSetsBothEnds()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 60);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        var runId = (await portal.StartRunAsync(deployment)).RunId!;
        await portal.ReachedAsync(runId, step => step is CreateVpnGatewayStep, StepStatus.Maturing);
        Assert.True(await portal.Get<RunControlService>().CancelAsync(runId, Reason, PortalUnderTest.Operator, Stop));
        await portal.FinishedAsync(runId);
        var former = (await portal.Get<DraftStore>().FindAsync(deployment, Stop))!.Draft.Secrets[FieldPaths.Psk(TunnelRole.Slave)];
        await portal.Get<DraftingService>().GeneratePskAsync(deployment, TunnelRole.Slave, PortalUnderTest.Operator, Stop);

        Assert.True(await portal.Get<RunControlService>().ResumeAsync(runId, PortalUnderTest.Operator, Stop));
        var refused = (await portal.FinishedAsync(runId)).State.Steps.Values.Where(step => step.Status == StepStatus.Failed).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, step => Assert.Equal(PortalCodes.SecretChanged, step.Error!.Code));
        Assert.All(refused, step => Assert.DoesNotContain(former.Reveal(), step.Error!.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(cloud.Ledger(), entry => entry.Action == "CreateVpnConnection");

        var run = await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!);
        Assert.True(run.State.Outcome); // its last step waits until both tunnels have negotiated
        Assert.Equal(2, cloud.Ledger().Count(entry => entry is { Action: "CreateVpnConnection", Outcome: "applied" }));
    }

    [Fact]
    public async Task Resume_ByTwoAtOnce_IsWrittenOnceWholeAndTheSecondIsToldSo()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        cloud.AddFault(new Fault("CreateVpnGateway", Fault.Error, Count: 1, Code: "Forbidden.RAM"));
        var runId = (await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!;
        var failed = await portal.FinishedAsync(runId);
        var (launcher, at) = (portal.Get<RunLauncher>(), failed.State.FinishedAt!.Value);
        JournalEntry[] entries = [new(new RunResumed(at)), new(new StepDisowned(at, failed.State.Steps.Values.First(step => step.Status == StepStatus.Failed).Address))];
        Assert.True(await launcher.ResumeAsync(failed, entries, Stop));
        Assert.False(await launcher.ResumeAsync(failed, [new(new RunResumed(at.AddSeconds(1)))], Stop));
        var run = await portal.FinishedAsync(runId);
        Assert.True(run.State.Outcome);
        Assert.Equal([typeof(RunResumed), typeof(StepDisowned)], run.Events.Skip(failed.Events.Count).Take(2).Select(next => next.GetType()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TwoGatewaysOfTheName_WaitForSomebodyToSayWhichItIsOrThatItIsNone(bool adopts)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleAsync();
        var plan = (await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!.Plan!;
        var spec = plan.Steps.OfType<CreateVpnGatewayStep>().First(step => step.Address == Gateway1).Gateway;
        var foreign = (await portal.Get<IVpcApi>().CreateVpnGatewayAsync(new CreateVpnGateway(
            DeploymentChanges.ByHand + adopts, SeedIds.Frankfurt, spec.Name, spec.VpcId, spec.Primary.Id, spec.DisasterRecovery.Id, spec.BandwidthMbps, spec.Billing.ChargeType, spec.Billing.PeriodMonths), Stop)).Id;
        // Both gateways of the plan lose their answers, so that either of the two of that name may be the plan's.
        cloud.AddFault(new Fault("CreateVpnGateway", Fault.DropAfter, Count: 2));
        var runId = (await portal.StartRunAsync(deployment)).RunId!;
        var failed = await portal.FinishedAsync(runId);
        var step = failed.State[Gateway1];
        Assert.Equal((StepStatus.Failed, PortalCodes.Ambiguous), (step.Status, step.Error!.Code));
        Assert.Contains(step.Found, found => found.CloudId == foreign);
        var refused = await portal.StartRunAsync(deployment);
        Assert.Equal(StartRefusal.Unresolved, refused.Refusal);
        Assert.False(await portal.Get<RunControlService>().AdoptAsync(runId, Gateway1, "vpn-nowhere", Reason, PortalUnderTest.Operator, Stop));

        var control = portal.Get<RunControlService>();
        Assert.True(adopts
            ? await control.AdoptAsync(runId, Gateway1, step.Found.Single(found => found.CloudId != foreign).CloudId, Reason, PortalUnderTest.Operator, Stop)
            : await control.DisownAsync(runId, Gateway1, Reason, PortalUnderTest.Operator, Stop));
        var run = await portal.FinishedAsync(runId);
        Assert.True(run.State.Outcome, string.Join(", ", run.State.Steps.Values.Where(one => one.Status != StepStatus.Succeeded).Select(one => $"{one.Address} {one.Status} {one.Error}")));
        var code = adopts ? AuditCodes.StepChosen : AuditCodes.StepDisowned;
        Assert.Equal(Reason, Assert.Single(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(RunId: runId, Code: code.Code), 10, Stop)).Reason);
    }
}
