using Quartz;

namespace VpnPortal.Engine.Observation;

/// <summary>One look at a region; whatever it ends with, another one follows.</summary>
internal sealed class ScheduledLook(RegionObserver observer, LookSchedule schedule) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var regionId = context.JobDetail.Key.Name;
        try
        {
            await observer.LookAsync(regionId, cancellationToken);
        }
        finally
        {
            if (!cancellationToken.IsCancellationRequested) await schedule.NextAsync(regionId, observer.IsWatched(regionId));
        }
    }
}
