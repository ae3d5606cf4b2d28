using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Runs;

/// <summary>
/// Carries one run to its end: decide, act, write down, wait for the next thing to happen. It keeps nothing that the journal
/// does not tell, so that it can be abandoned at any point and started again.
/// </summary>
internal sealed class RunExecutor(RunStore store, DeploymentsQuery deployments, StepRunner steps, RegionObserver observer, ChangeNotifier notifier)
{
    /// <summary>Upper bound of a wait, so that a step that is due by the clock alone is not missed.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    public async Task RunAsync(string runId, TimeProvider time, CancellationToken cancellationToken)
    {
        var run = await store.FindAsync(runId, cancellationToken) ?? throw new InvalidOperationException($"There is no run {runId}.");
        var deployment = await deployments.FindAsync(run.DeploymentId, cancellationToken);
        using var journal = new RunJournal(run, store, notifier, deployment?.Name ?? run.DeploymentId);
        await MarkInterruptedCallsAsync(journal, time);
        var regions = journal.Plan.Steps.Select(step => step.RegionId).Distinct(StringComparer.Ordinal).ToList();
        var watches = regions.ConvertAll(region => observer.Watch(
            region, timeScale => LookPace.UntilNext(journal.Plan, journal.State, region, time.GetUtcNow(), timeScale)));
        var inFlight = new Dictionary<ResourceAddress, Task>();
        try
        {
            await LoopAsync(journal, regions, inFlight, time, cancellationToken);
        }
        finally
        {
            watches.ForEach(watch => watch.Dispose());
            await Task.WhenAll(inFlight.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A call that was on its way when the portal stopped has an unknown outcome.</summary>
    private static async Task MarkInterruptedCallsAsync(RunJournal journal, TimeProvider time)
    {
        foreach (var step in journal.State.Steps.Values.Where(step => step.Status == StepStatus.Calling))
            await journal.AppendAsync(new StepUnknown(
                time.GetUtcNow(), step.Address, new StepError(PortalCodes.Restarted, "The portal stopped before the answer was stored.", "")));
    }

    private async Task LoopAsync(
        RunJournal journal, List<string> regions, Dictionary<ResourceAddress, Task> inFlight, TimeProvider time, CancellationToken cancellationToken)
    {
        var lookedAt = new Dictionary<ResourceAddress, DateTimeOffset>();
        while (journal.State.FinishedAt is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var tick = observer.NextTick;
            await journal.CatchUpAsync();
            foreach (var action in RunDecider.Decide(journal.Plan, journal.State, GatewayStatuses(regions), time.GetUtcNow(), Seen(regions)))
            {
                if (action is FinishRun finish)
                {
                    await journal.AppendAsync(new RunFinished(time.GetUtcNow(), finish.Succeeded));
                    return;
                }

                Start(journal, action, inFlight, lookedAt, cancellationToken);
            }

            await Task.WhenAny([tick, Task.Delay(LongestWait, time, cancellationToken), .. inFlight.Values]);
            foreach (var done in inFlight.Where(entry => entry.Value.IsCompleted).ToList())
            {
                inFlight.Remove(done.Key);
                await done.Value;
            }
        }
    }

    /// <summary>Starts an action unless the step is busy, or was looked at already since the region was.</summary>
    private void Start(
        RunJournal journal, RunAction action, Dictionary<ResourceAddress, Task> inFlight,
        Dictionary<ResourceAddress, DateTimeOffset> lookedAt, CancellationToken cancellationToken)
    {
        var (address, start) = action switch
        {
            CallStep call => (call.Address, () => steps.CallAsync(journal, call)),
            ObserveStep observe => (observe.Address, () => steps.ObserveAsync(journal, observe, cancellationToken)),
            LookUpStep lookUp => (lookUp.Address, (Func<Task>)(() => steps.LookUpAsync(journal, lookUp, cancellationToken))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (inFlight.ContainsKey(address)) return;
        if (action is not CallStep)
        {
            var seen = observer.LookedAt(journal.Plan[address].RegionId) ?? DateTimeOffset.MinValue;
            if (lookedAt.TryGetValue(address, out var last) && last == seen) return;
            lookedAt[address] = seen;
        }

        inFlight[address] = start();
    }

    private HashSet<string> Seen(List<string> regions) =>
        regions.Where(region => observer.Latest(region) is not null && observer.Fault(region) is null).ToHashSet(StringComparer.Ordinal);

    private Dictionary<string, GatewayStatus> GatewayStatuses(List<string> regions) => regions
        .SelectMany(region => observer.Latest(region)?.Gateways ?? default)
        .ToDictionary(gateway => gateway.Id, gateway => gateway.Status, StringComparer.Ordinal);
}
