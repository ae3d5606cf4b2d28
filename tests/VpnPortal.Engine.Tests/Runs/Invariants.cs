using VpnPortal.Core.Auditing;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What must hold after any disturbance of example 1, once its run has ended.</summary>
internal static class Invariants
{
    /// <summary>The run succeeded, nothing was made twice, and all of it is known.</summary>
    public static async Task AssertAsync(PortalUnderTest portal, EmulatorServer cloud, StoredRun run)
    {
        Assert.True(run.State.Outcome, string.Join(", ", run.State.Steps.Values.Where(step => step.Status != StepStatus.Succeeded)
            .Select(step => $"{step.Address}: {step.Status} {step.Error}")));
        var planned = run.Plan.Steps.Where(step => step.Calls).ToList();
        var expected = planned.CountBy(step => PlannedCall.Of(step).Action!).OrderBy(pair => pair.Key);
        var made = cloud.Ledger().Where(entry => entry.Outcome == "applied").CountBy(entry => entry.Action).OrderBy(pair => pair.Key);
        Assert.Equal(expected, made);
        var ledger = await portal.Get<DeploymentsQuery>().LedgerAsync(run.DeploymentId, TestContext.Current.CancellationToken);
        Assert.Equal(planned.Select(step => step.Address.Value).Order(StringComparer.Ordinal), ledger.Select(item => item.Address).Order(StringComparer.Ordinal));
        await AssertHistoryAsync(portal, run);
    }

    /// <summary>No call went out before the history told of it, and every step that called has a line of its end.</summary>
    private static async Task AssertHistoryAsync(PortalUnderTest portal, StoredRun run)
    {
        Assert.Empty(portal.UnannouncedCalls);
        var lines = await portal.Get<HistoryQuery>().PageAsync(
            new HistoryFilter(RunId: run.Id), 500, TestContext.Current.CancellationToken);
        foreach (var step in run.Plan.Steps.Where(step => step.Calls))
            Assert.Single(lines, line => line.SubjectId == step.Address.Value && line.Code == AuditCodes.StepSucceeded);
    }
}
