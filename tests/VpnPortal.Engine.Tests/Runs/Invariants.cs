using VpnPortal.Core.Auditing;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What must hold after any disturbance of example 1, once its run has ended.</summary>
internal static class Invariants
{
    private static readonly Dictionary<string, int> Expected = new()
    {
        ["CreateVpnGateway"] = 2, ["CreateCustomerGateway"] = 4, ["CreateVpnConnection"] = 2, ["CreateVpnRouteEntry"] = 2,
    };

    /// <summary>The run succeeded, nothing was made twice, and all of it is known.</summary>
    public static async Task AssertAsync(PortalUnderTest portal, EmulatorServer cloud, StoredRun run)
    {
        Assert.True(run.State.Outcome, string.Join(", ", run.State.Steps.Values.Where(step => step.Status != StepStatus.Succeeded)
            .Select(step => $"{step.Address}: {step.Status} {step.Error}")));
        var made = cloud.Ledger().Where(entry => Expected.ContainsKey(entry.Action) && entry.Outcome == "applied")
            .GroupBy(entry => entry.Action).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(Expected.OrderBy(pair => pair.Key), made.OrderBy(pair => pair.Key));
        var ledger = await portal.Get<DeploymentsQuery>().LedgerAsync(run.DeploymentId, TestContext.Current.CancellationToken);
        Assert.Equal(10, ledger.Count);
        await AssertHistoryAsync(portal, run);
    }

    /// <summary>Every step that called has a line before the call and a line for its end.</summary>
    private static async Task AssertHistoryAsync(PortalUnderTest portal, StoredRun run)
    {
        var lines = await portal.Get<HistoryQuery>().PageAsync(
            new HistoryFilter(RunId: run.Id), 500, TestContext.Current.CancellationToken);
        foreach (var step in run.Plan.Steps.Where(step => step.Calls))
        {
            var intent = lines.Where(line => line.SubjectId == step.Address.Value && line.Code == AuditCodes.StepIntent).Select(line => line.Sequence).DefaultIfEmpty(long.MaxValue).Min();
            var done = lines.Single(line => line.SubjectId == step.Address.Value && line.Code == AuditCodes.StepSucceeded).Sequence;
            Assert.True(intent < done, $"{step.Address} has no line of history before its end.");
        }
    }
}
