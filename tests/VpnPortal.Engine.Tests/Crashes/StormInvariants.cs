using VpnPortal.Cloud;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Emulator.State;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>The invariants of many runs in one account, held against what stands there and against the time of every call.</summary>
internal static class StormInvariants
{
    private const int AllLines = 5000;

    private static readonly AuditCode[] Outcomes =
    [
        AuditCodes.StepAccepted, AuditCodes.StepAdopted, AuditCodes.StepUnknown, AuditCodes.StepDeferred, AuditCodes.StepSucceeded, AuditCodes.StepFailed,
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task AssertAsync(PortalUnderTest desk, EmulatorServer cloud, IReadOnlyList<StoredRun> runs)
    {
        Assert.Empty(await desk.Get<RunStore>().UnfinishedAsync(Stop));
        await AssertLiveAsync(desk, runs);
        await AssertToldAsync(desk, cloud, runs);
        await Invariants.AssertAsync(desk, cloud, runs);
    }

    /// <summary>Whatever stands in the account, beside what stood there before, is in the ledger, once; and what is in the ledger stands.</summary>
    private static async Task AssertLiveAsync(PortalUnderTest desk, IReadOnlyList<StoredRun> runs)
    {
        var known = new List<LedgerItem>();
        foreach (var run in runs) known.AddRange(await desk.Get<DeploymentsQuery>().LedgerAsync(run.DeploymentId, Stop));
        var live = new List<string>();
        foreach (var region in runs.SelectMany(run => run.Plan.Steps).Select(step => step.RegionId).Distinct()) live.AddRange(await LiveAsync(desk.Get<IVpcApi>(), region));
        Assert.Empty(known.GroupBy(item => item.CloudId).Where(rows => rows.Count() > 1).Select(rows => $"{rows.Key} is {string.Join(" and ", rows.Select(row => $"{row.Address} of {row.DeploymentId}"))}"));
        Assert.Empty(live.Except(known.Select(item => item.CloudId)).Select(id => $"Nobody knows {id}"));
        Assert.Empty(known.Where(item => !IsSetting(item.CloudId)).Select(item => item.CloudId).Except(live).Select(id => $"{id} is gone"));
    }

    /// <summary>What has no id of its own is a setting of something that has.</summary>
    private static bool IsSetting(string id) => id.EndsWith("|bgp", StringComparison.Ordinal) || id.EndsWith("|propagation", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> LiveAsync(IVpcApi vpc, string region)
    {
        var gateways = await vpc.DescribeVpnGatewaysAsync(region, Stop);
        List<string> live =
        [
            .. gateways.Select(one => one.Id).Where(id => id != SeedIds.HangzhouLegacyGateway),
            .. (await vpc.DescribeCustomerGatewaysAsync(region, Stop)).Select(one => one.Id),
            .. (await vpc.DescribeIpsecConnectionsAsync(region, Stop)).Select(one => one.Id),
        ];
        foreach (var gateway in gateways) live.AddRange((await vpc.DescribeDestinationRoutesAsync(region, gateway.Id, Stop)).Select(route => $"{route.Destination}|{route.NextHop}"));
        return live;
    }

    /// <summary>Every change in the cloud has an earlier intent with its token and a later outcome in the history, and every address was changed once.</summary>
    private static async Task AssertToldAsync(PortalUnderTest desk, EmulatorServer cloud, IReadOnlyList<StoredRun> runs)
    {
        var lines = new List<HistoryLine>();
        foreach (var run in runs) lines.AddRange(await desk.Get<HistoryQuery>().PageAsync(new HistoryFilter(RunId: run.Id), AllLines, Stop));
        var steps = lines.ToLookup(line => (line.RunId, line.SubjectId));
        var intents = lines.Where(line => line.Code == AuditCodes.StepIntent).ToLookup(line => line.Detail!.Split(' ')[^1]);
        var changed = new HashSet<(string?, string)>();
        foreach (var call in cloud.Ledger())
        {
            var intent = intents[call.ClientToken ?? ""].FirstOrDefault(line => line.At <= call.Time);
            Assert.True(intent is not null, $"{Text(call)} has no earlier intent.");
            var step = (intent.RunId, intent.SubjectId);
            Assert.True(steps[step].Any(line => Outcomes.Contains(line.Code) && line.Sequence > intent.Sequence && line.At >= call.Time), $"{Text(call)} of {step} has no later outcome.");
            Assert.True(call.Outcome != "applied" || changed.Add(step), $"{Text(call)} was not the only change at {step}.");
        }

        Assert.All(steps, step => AssertEnded([.. step.OrderBy(line => line.Sequence)]));
    }

    /// <summary>What was intended has an outcome before it is intended again.</summary>
    private static void AssertEnded(IReadOnlyList<HistoryLine> step)
    {
        foreach (var (line, next) in step.Zip(step.Skip(1)))
            Assert.False(line.Code == AuditCodes.StepIntent && !Outcomes.Contains(next.Code), $"{line.SubjectId} was intended and then {next.Code.Name}.");
    }

    private static string Text(LedgerEntry call) => FormattableString.Invariant($"{call.Action} {call.Effect} ({call.Outcome}, {call.Time:HH:mm:ss.fff}, {call.ClientToken})");
}
