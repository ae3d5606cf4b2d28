using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Runs;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What must hold after any disturbance, once runs that build something have ended.</summary>
internal static class Invariants
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The only run of an account.</summary>
    public static Task AssertAsync(PortalUnderTest portal, EmulatorServer cloud, StoredRun run) => AssertAsync(portal, cloud, [run]);

    /// <summary>All runs of an account succeeded, nothing was made twice, all of it is known and told, and the database is whole.</summary>
    public static async Task AssertAsync(PortalUnderTest portal, EmulatorServer cloud, IReadOnlyList<StoredRun> runs)
    {
        Assert.All(runs, run => Assert.True(run.State.Outcome, string.Join(", ", run.State.Steps.Values.Where(step => step.Status != StepStatus.Succeeded)
            .Select(step => $"{step.Address}: {step.Status} {step.Error}"))));
        var planned = runs.SelectMany(run => run.Plan.Steps).Where(step => step.Calls).ToList();
        var expected = planned.CountBy(step => PlannedCall.Of(step).Action!).OrderBy(pair => pair.Key);
        var made = cloud.Ledger().Where(entry => entry.Outcome == "applied").CountBy(entry => entry.Action).OrderBy(pair => pair.Key);
        Assert.Equal(expected, made);
        foreach (var run in runs) await AssertLedgerAsync(portal, run);
        await AssertWholeAsync(portal);
    }

    /// <summary>Every address has one resource, no call went out before the history told of it, and every step that called has a line of its end.</summary>
    private static async Task AssertLedgerAsync(PortalUnderTest portal, StoredRun run)
    {
        var planned = run.Plan.Steps.Where(step => step.Calls).ToList();
        var ledger = await portal.Get<DeploymentsQuery>().LedgerAsync(run.DeploymentId, Stop);
        Assert.Equal(planned.Select(step => step.Address.Value).Order(StringComparer.Ordinal), ledger.Select(item => item.Address).Order(StringComparer.Ordinal));
        Assert.Empty(portal.UnannouncedCalls);
        var lines = await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(RunId: run.Id), 500, Stop);
        foreach (var step in planned) Assert.Single(lines, line => line.SubjectId == step.Address.Value && line.Code == AuditCodes.StepSucceeded);
    }

    /// <summary>No page of the file is damaged, and journals have no gaps.</summary>
    private static async Task AssertWholeAsync(PortalUnderTest portal)
    {
        await using var context = await portal.Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Stop);
        if (context.Database.IsSqlite()) Assert.Equal(["ok"], await context.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(Stop));
        var journals = await context.RunEvents.GroupBy(row => row.RunId).Select(rows => new { First = rows.Min(row => row.Sequence), Last = rows.Max(row => row.Sequence), Count = rows.Count() }).ToListAsync(Stop);
        Assert.All(journals, journal => Assert.Equal((1, journal.Count), (journal.First, journal.Last)));
    }
}
