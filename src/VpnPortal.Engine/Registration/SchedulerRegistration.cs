using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using VpnPortal.Data;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Operations;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.Runs;

namespace VpnPortal.Engine.Registration;

/// <summary>Quartz.NET decides when something happens and on which node.</summary>
internal static class SchedulerRegistration
{
    /// <summary>A run occupies its place for as long as it takes, waiting most of the time; places cost next to nothing.</summary>
    private const int Places = 1000;

    /// <summary>A node takes few runs in one go, so that they spread over the team.</summary>
    private const int MostAtOnce = 4;

    public static void AddSchedulers(this IServiceCollection services, DatabaseProvider provider)
    {
        services.AddTransient<ScheduledRun>();
        services.AddTransient<UnfinishedRuns>();
        services.AddTransient<ScheduledLook>();
        services.AddTransient<KnownRegions>();
        services.AddTransient<ScheduledBackup>();
        services.AddTransient<StorageWatch>();
        services.AddTransient<FiguresRefresh>();
        services.AddTransient<ScheduledDriftCheck>();
        services.AddQuartz(Schedulers.Runs, runs => (provider == DatabaseProvider.Sqlite ? runs.UseInMemoryStore() : runs.UseTeamStore()).Common()
            .ScheduleJob<ScheduledDriftCheck>(
                (provider, trigger) => trigger.WithIdentity("drift").WithSimpleSchedule(provider.GetRequiredService<IOptions<EngineOptions>>().Value.DriftInterval),
                // Every start, of every portal of a team, means the same entry.
                (_, entry) => entry.WithIdentity("drift")));
        services.AddQuartz(Schedulers.Node, node => node.UseInMemoryStore().Common()
            .ScheduleJob<UnfinishedRuns>(trigger => trigger.WithSimpleSchedule(UnfinishedRuns.Interval))
            .ScheduleJob<StorageWatch>(trigger => trigger.WithSimpleSchedule(StorageWatch.Interval))
            .ScheduleJob<FiguresRefresh>(trigger => trigger.WithSimpleSchedule(FiguresRefresh.Interval))
            .ScheduleJob<ScheduledBackup>(trigger => trigger.WithSimpleSchedule(ScheduledBackup.Check))
            .ScheduleJob<KnownRegions>((provider, trigger) =>
                trigger.WithSimpleSchedule(provider.GetRequiredService<IOptions<EngineOptions>>().Value.IdleInterval)));

        // What is on its way is told to stop and waited for, so that its answer is still written down.
        services.AddQuartzHostedService(Schedulers.Runs, options => options.WaitForJobsToComplete = true);
        services.AddQuartzHostedService(Schedulers.Node, options => options.WaitForJobsToComplete = true);
    }

    /// <summary>
    /// The store of a team. A node is missed nine seconds after its last sign of life. A pause of that length in a node that is alive is harmless:
    /// its runs go to another one, and the journal refuses what it still wants to write.
    /// </summary>
    private static IQuartzBuilder UseTeamStore(this IQuartzBuilder runs) => runs
        .ConfigureScheduler(options => options.GenerateInstanceId = true)
        .UsePersistentStore(store => store
            .UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<NpgsqlDataSource>())
            .ProvisionSchema()
            .UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6)))
            .ConfigureStore(options =>
            {
                options.StoreJobDataAsStrings = true;
                options.DbRetryInterval = TimeSpan.FromSeconds(3);
                // A portal that is stopped hands its runs over at once.
                options.RecoverFiringsCancelledByShutdown = true;
            }));

    private static IQuartzBuilder Common(this IQuartzBuilder scheduler) => scheduler.UseDefaultThreadPool(Places)
        .ConfigureScheduler(options =>
        {
            options.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
            options.MaxBatchSize = MostAtOnce;
            options.IdleWaitTime = TimeSpan.FromSeconds(5);
        });
}
