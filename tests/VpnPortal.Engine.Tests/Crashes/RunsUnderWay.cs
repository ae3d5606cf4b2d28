using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>
/// Five runs in one account, one of each design; where one has ended, another of its design begins. The two between VPCs mean gateways of the same
/// names in the same VPCs. They are started at a desk that leaves the work to other portals.
/// </summary>
internal sealed class RunsUnderWay(EmulatorServer cloud)
{
    private readonly Dictionary<string, string> latest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Site> waitingForPeople = new(StringComparer.Ordinal);
    private readonly List<string> all = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Some device is not configured yet, and its run waits for that.</summary>
    public bool WaitForPeople => waitingForPeople.Count > 0;

    /// <summary>None was missing a moment ago.</summary>
    public bool AreFive { get; private set; }

    /// <summary>Starts those that are missing of the five.</summary>
    public async Task FillAsync(PortalUnderTest desk)
    {
        var goOn = await desk.Get<RunStore>().UnfinishedAsync(Stop);
        var missing = Design.All.Where(design => !latest.TryGetValue(design, out var runId) || !goOn.Contains(runId)).ToList();
        AreFive = missing.Count == 0;
        foreach (var design in missing)
        {
            var site = Site.Numbered(all.Count);
            var begun = await desk.StartRunAsync(await Design.DraftAsync(desk, design, site));
            Assert.True(begun.RunId is not null, $"{design} was refused: {begun.Refusal}");
            latest[design] = begun.RunId;
            all.Add(begun.RunId);
            if (Design.HasDevice(design)) waitingForPeople.Add(begun.RunId, site);
        }
    }

    /// <summary>What people do at data centres whose connections are there.</summary>
    public async Task TendAsync(PortalUnderTest desk)
    {
        foreach (var (runId, site) in waitingForPeople.ToList())
        {
            if (!Design.IsConnected(await FindAsync(desk, runId))) continue;
            await desk.PlaceDeviceAsync(cloud, runId, site);
            waitingForPeople.Remove(runId);
        }
    }

    /// <summary>All runs, as they stand.</summary>
    public async Task<IReadOnlyList<StoredRun>> ReadAsync(PortalUnderTest desk)
    {
        var runs = new List<StoredRun>();
        foreach (var runId in all) runs.Add(await FindAsync(desk, runId));
        return runs;
    }

    /// <summary>Where the runs stand that have not ended.</summary>
    public async Task<string> StandstillAsync(PortalUnderTest desk) => string.Join('\n',
        from run in await ReadAsync(desk)
        where run.State.FinishedAt is null
        from step in run.State.Steps.Values
        where step.Status != StepStatus.Succeeded
        select $"{run.Id} after {run.State.Sequence} entries, {run.Events[^1].At:HH:mm:ss.fff}: {step.Address} {step.Status} {step.NotBefore:HH:mm:ss.fff} {step.Error}");

    private static async Task<StoredRun> FindAsync(PortalUnderTest desk, string runId) => (await desk.Get<RunStore>().FindAsync(runId, Stop))!;
}
