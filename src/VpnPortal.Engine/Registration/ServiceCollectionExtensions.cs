using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;
using VpnPortal.Data;
using VpnPortal.Engine.Connection;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Exporting;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Operations;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Proofs;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.Runs;
using VpnPortal.Engine.Sites;
using VpnPortal.Engine.StepHandlers;
using VpnPortal.Engine.Team;

namespace VpnPortal.Engine.Registration;

public static class ServiceCollectionExtensions
{
    /// <summary>Everything that makes things happen. Needs the database and the cloud client.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<EngineOptions>().Bind(configuration.GetSection(EngineOptions.Section))
            .Validate(options => options.ObserveInterval > TimeSpan.Zero && options.QuickInterval > TimeSpan.Zero && options.IdleInterval >= options.ObserveInterval,
                "Engine:ObserveInterval and Engine:QuickInterval must be positive, and Engine:ObserveInterval not longer than Engine:IdleInterval.")
            .ValidateOnStart();
        services.AddSingleton<ChangeNotifier>();
        services.AddSingleton<RegionReader>();
        services.AddSingleton<AccountReader>();
        services.AddSingleton<DiscoveryService>();
        services.AddSingleton<DraftingService>();
        services.AddSingleton<SiteImportService>();
        services.AddSingleton<DraftReuseService>();
        services.AddSingleton<InventoryReader>();
        services.AddSingleton<ProvisioningService>();
        services.AddSingleton<RunControlService>();
        services.AddSingleton<ReleaseService>();
        services.AddSingleton<DriftService>();
        services.AddSingleton<DriftLines>();
        services.AddObservation();
        services.AddRuns();
        services.AddSchedulers(configuration.Provider());
        if (configuration.Provider() == DatabaseProvider.PostgreSql) services.AddHostedService<TeamNews>();
        services.AddOverview();
        services.AddSingleton<PathReader>();
        services.AddSingleton<VerificationService>();
        services.AddSingleton<ExportSource>();
        services.AddSingleton<ExportService>();
        services.AddSingleton<DeviceLoader>();
        services.AddSingleton<CloudConnectionService>();
        services.AddOperations();
        services.AddSingleton<PingService>();
        services.AddHostedService(provider => provider.GetRequiredService<PingService>());
        return services;
    }

    private static void AddOperations(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<BackupService>();
        services.AddSingleton<BackupSchedule>();
        services.AddSingleton<StorageNews>();
        services.AddSingleton<PortalMeter>();
        services.AddSingleton<ReadinessReader>();
    }

    private static void AddObservation(this IServiceCollection services)
    {
        services.AddSingleton<TransitionRecorder>();
        services.AddSingleton(provider => new LookSchedule(
            provider.GetRequiredKeyedService<IScheduler>(Schedulers.Node), provider.GetRequiredService<IOptions<EngineOptions>>()));
        services.AddSingleton<RegionObserver>();
        services.AddSingleton<RegionDetailReader>();
    }

    private static void AddRuns(this IServiceCollection services)
    {
        services.AddSingleton<IStepHandler, VpnGatewayHandler>();
        services.AddSingleton<IStepHandler, CustomerGatewayHandler>();
        services.AddSingleton<IStepHandler, IpsecConnectionHandler>();
        services.AddSingleton<IStepHandler, DestinationRouteHandler>();
        services.AddSingleton<IStepHandler, TunnelsHandler>();
        services.AddSingleton<IStepHandler, ExistingGatewayHandler>();
        services.AddSingleton<IStepHandler, ExistingCustomerGatewayHandler>();
        services.AddSingleton<IStepHandler, ClassicConnectionHandler>();
        services.AddSingleton<IStepHandler, EnableBgpHandler>();
        services.AddSingleton<IStepHandler, PropagateRoutesHandler>();
        services.AddSingleton<IStepHandler, BgpSessionsHandler>();
        services.AddChanges();
        services.AddSingleton(provider => new Backoff(Random.Shared, provider.GetRequiredService<IOptions<EngineOptions>>().Value.TimeScale));
        services.AddSingleton<Ownership>();
        services.AddSingleton<StepRunner>();
        services.AddTransient<RunExecutor>();
        services.AddSingleton<RunSchedule>();
        services.AddSingleton(provider => new RunSubmission(
            provider.GetRequiredService<RunSchedule>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<EngineOptions>>().Value, provider.GetRequiredService<ILogger<RunSubmission>>()));
        services.AddSingleton<RunLauncher>();
    }

    private static void AddChanges(this IServiceCollection services)
    {
        services.AddSingleton<IStepHandler, RenameVpnGatewayHandler>();
        services.AddSingleton<IStepHandler, RenameCustomerGatewayHandler>();
        services.AddSingleton<IStepHandler, ChangeIpsecConnectionHandler>();
        services.AddSingleton<IStepHandler, ChangeClassicConnectionHandler>();
        services.AddSingleton<IStepHandler, PublishDestinationRouteHandler>();
        services.AddSingleton<IStepHandler, WeighDestinationRouteHandler>();
        services.AddSingleton<IStepHandler, DeleteVpnGatewayHandler>();
        services.AddSingleton<IStepHandler, DeleteCustomerGatewayHandler>();
        services.AddSingleton<IStepHandler, DeleteIpsecConnectionHandler>();
        services.AddSingleton<IStepHandler, DeleteDestinationRouteHandler>();
        services.AddSingleton<IStepHandler, DisableBgpHandler>();
        services.AddSingleton<IStepHandler, StopPropagationHandler>();
    }
}
