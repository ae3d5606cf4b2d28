using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator.Control;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>The cloud refuses three calls of ten because they come too often, while many runs go on.</summary>
public sealed class ThrottleStormTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static int Runs => Seeds.IsFull ? 50 : 6;

    [Fact]
    public async Task Runs_ThreeCallsOfTenThrottled_AllFinishAndNeverWriteOnABusyGateway()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 600, configure: options => (options.Quotas.VpnGateways, options.Quotas.CustomerGateways) = (500, 500));
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
        {
            builder.Configuration["Engine:TimeScale"] = "600";
            builder.Configuration["Engine:ObserveInterval"] = "00:00:00.200";
            builder.Configuration["Cloud:Quotas:VpnGateways"] = "500";
            builder.Configuration["Cloud:Quotas:CustomerGateways"] = "500";
        });
        var runIds = new List<string>();
        for (var run = 0; run < Runs; run++) runIds.Add((await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!);
        cloud.AddFault(new Fault("*", Fault.Error, Probability: 0.3, Code: "Throttling.User", Message: "Request was denied due to user flow control."));
        foreach (var runId in runIds)
        {
            var run = await EndedAsync(portal, runId);
            Assert.True(run.State.Outcome, string.Join(", ", run.State.Steps.Values.Where(step => step.Status != StepStatus.Succeeded).Select(step => $"{step.Address} {step.Status} {step.Error}")));
        }

        var refused = cloud.Ledger().Where(entry => entry.Outcome == "refused").ToList();
        Assert.Contains(refused, entry => entry.Effect == "Throttling.User");
        Assert.DoesNotContain(refused, entry => entry.Effect.Contains("Configuring", StringComparison.Ordinal));
        Assert.Equal(2 * Runs, cloud.Ledger().Count(entry => entry is { Action: "CreateVpnGateway", Outcome: "applied" }));
    }

    private static async Task<StoredRun> EndedAsync(PortalUnderTest portal, string runId)
    {
        var deadline = DateTime.UtcNow.AddMinutes(10);
        while (true)
        {
            var run = (await portal.Get<RunStore>().FindAsync(runId, Stop))!;
            if (run.State.FinishedAt is not null || DateTime.UtcNow > deadline) return run;
            await Task.Delay(100, Stop);
        }
    }
}
