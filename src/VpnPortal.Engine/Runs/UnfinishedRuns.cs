using Microsoft.Extensions.Logging;
using Quartz;
using VpnPortal.Data;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Runs;

/// <summary>
/// Sees to it that every run without an end is in the scheduler: at start those that a dead portal left, later those whose attempt
/// met a fault or whose start was stored but not scheduled.
/// </summary>
internal sealed class UnfinishedRuns(RunStore store, RunSchedule schedule, ILogger<UnfinishedRuns> logger) : IJob
{
    /// <summary>How long a run may be without a node at most, beside what a node needs to be missed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            foreach (var runId in await store.UnfinishedAsync(cancellationToken)) await schedule.EnsureAsync(runId, cancellationToken);
        }
        catch (Exception exception) when (StorageFault.Is(exception) || exception is SchedulerException)
        {
            Log.UnfinishedRunsNotSeen(logger, exception.Message);
        }
    }
}
