using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Runs;

namespace VpnPortal.Engine.Registration;

/// <summary>Quartz.NET decides when something happens and on which node.</summary>
internal static class SchedulerRegistration
{
    /// <summary>A run occupies its place for as long as it takes, waiting most of the time; places cost next to nothing.</summary>
    private const int Places = 1000;

    public static void AddSchedulers(this IServiceCollection services)
    {
        services.AddTransient<ScheduledRun>();
        services.AddTransient<UnfinishedRuns>();
        services.AddTransient<ScheduledLook>();
        services.AddTransient<KnownRegions>();
        services.AddQuartz(Schedulers.Runs, runs => runs.UseInMemoryStore().Common());
        services.AddQuartz(Schedulers.Node, node => node.UseInMemoryStore().Common()
            .ScheduleJob<UnfinishedRuns>(trigger => trigger.WithSimpleSchedule(UnfinishedRuns.Interval))
            .ScheduleJob<KnownRegions>((provider, trigger) =>
                trigger.WithSimpleSchedule(provider.GetRequiredService<IOptions<EngineOptions>>().Value.IdleInterval)));

        // What is on its way is told to stop and waited for, so that its answer is still written down.
        services.AddQuartzHostedService(Schedulers.Runs, options => options.WaitForJobsToComplete = true);
        services.AddQuartzHostedService(Schedulers.Node, options => options.WaitForJobsToComplete = true);
    }

    private static IQuartzBuilder Common(this IQuartzBuilder scheduler) => scheduler.UseDefaultThreadPool(Places)
        .ConfigureScheduler(options => options.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs);
}
