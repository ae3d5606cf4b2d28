using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Control;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What will not get better by waiting ends its step within two looks, or at the first answer, and the run with it.</summary>
public sealed class DeadStateTests
{
    /// <summary>Longer than everything else that happens between two looks, on a slow machine too.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AccountLockedWhileGatewaysAreMade_IsSeenWithinTwoLooks()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 1);
        var looks = 0;
        await using var portal = await StartAsync(cloud, () => Interlocked.Increment(ref looks));
        var runId = (await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!;
        await portal.ReachedAsync(runId, step => step is CreateVpnGatewayStep, StepStatus.Maturing);
        cloud.AddFault(new Fault("*", Fault.FinancialLocked));
        var before = Volatile.Read(ref looks);
        var run = await portal.FinishedAsync(runId);
        Assert.InRange(Volatile.Read(ref looks) - before, 1, 2);
        AssertStopped(run, "VpnGateway.FinancialLocked");
    }

    [Fact]
    public async Task GatewayStuckInProvisioning_FailsWithinTwoLooksAfterItsDeadline()
    {
        var deadline = TimeSpan.FromSeconds(3);
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateVpnGateway", Fault.StuckProvisioning, Count: 2));
        await using var portal = await StartAsync(cloud, () => { }, deadline);
        var run = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        AssertStopped(run, PortalCodes.Deadline);
        var waited = run.Events.OfType<StepFailed>().Select(failed => failed.At - run.Events.OfType<StepAccepted>().First(accepted => accepted.Address == failed.Address).At);
        Assert.All(waited, time => Assert.InRange(time, deadline, deadline + (2 * Look)));
    }

    [Theory]
    [InlineData("Forbidden.RAM")]
    [InlineData("QuotaExceeded.VpnGateway")]
    public async Task CloudSaysNo_IsAskedOnceForEachThing(string code)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        cloud.AddFault(new Fault("CreateVpnGateway", Fault.Error, Count: 100, Code: code, Status: 403));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var run = await portal.FinishedAsync((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        AssertStopped(run, code);
        Assert.Equal(2, cloud.Ledger().Count(entry => entry.Action == "CreateVpnGateway"));
    }

    private static Task<PortalUnderTest> StartAsync(EmulatorServer cloud, Action looked, TimeSpan? deadline = null) =>
        PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
        {
            builder.Configuration["Engine:ObserveInterval"] = builder.Configuration["Engine:IdleInterval"] = Look.ToString();
            if (deadline is { } time) builder.Configuration["Engine:GatewayDeadline"] = time.ToString();
            AlteredVpc.AddTo(builder.Services, vpc => vpc.Gateways = seen =>
            {
                looked();
                return seen;
            });
        });

    /// <summary>Both gateways have failed for that, and nothing that depends on them was begun.</summary>
    private static void AssertStopped(Data.Stores.StoredRun run, string code)
    {
        Assert.False(run.State.Outcome);
        var failed = run.State.Steps.Values.Where(step => step.Status == StepStatus.Failed).ToList();
        Assert.Equal(2, failed.Count);
        Assert.All(failed, step => Assert.Equal(code, step.Error!.Code));
        Assert.All(run.State.Steps.Values.Except(failed), step => Assert.Equal(StepStatus.Waiting, step.Status));
    }
}
