using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace VpnPortal.Engine.Runs;

/// <summary>
/// The entries of runs in the scheduler: one per unfinished run, under the run's id. An entry goes with its last trigger, so a run
/// that has ended leaves none behind.
/// </summary>
internal sealed class RunSchedule([FromKeyedServices(Schedulers.Runs)] IScheduler scheduler)
{
    private const string Group = "runs";

    /// <summary>
    /// Lets some node carry the run on now. Asking again while a node does so lets it look again afterwards. When the node dies,
    /// another one, or the same after a restart, takes the run over.
    /// </summary>
    public async Task AddAsync(string runId, CancellationToken cancellationToken)
    {
        var entry = JobBuilder.Create<ScheduledRun>().WithIdentity(runId, Group).DisallowConcurrentExecution().RequestRecovery().Build();
        var now = TriggerBuilder.Create().WithIdentity(runId, Group).ForJob(entry).StartNow().Build();
        await scheduler.ScheduleJob(entry, now, ScheduleJobOptions.Replacing, cancellationToken);
    }

    /// <summary>Adds the run unless it waits for a node or is carried on by one already.</summary>
    public async Task EnsureAsync(string runId, CancellationToken cancellationToken)
    {
        var triggers = await scheduler.GetTriggersOfJob(new JobKey(runId, Group), cancellationToken);
        if (triggers.Count == 0) await AddAsync(runId, cancellationToken);
        foreach (var trigger in triggers) await scheduler.ResetTriggerFromErrorState(trigger.Key, cancellationToken);
    }
}
