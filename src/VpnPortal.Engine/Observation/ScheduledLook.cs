using Quartz;

namespace VpnPortal.Engine.Observation;

/// <summary>One look at a region; whatever it ends with, another one follows.</summary>
internal sealed class ScheduledLook(RegionObserver observer, LookSchedule schedule) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var (regionId, begun) = (context.JobDetail.Key.Name, schedule.Now);
        try
        {
            await observer.LookAsync(regionId, cancellationToken);
        }
        finally
        {
            if (!cancellationToken.IsCancellationRequested) await schedule.NextAsync(regionId, begun, observer.NeedOf(regionId));
        }
    }
}
