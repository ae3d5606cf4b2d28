using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VpnPortal.Data.Postgres;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Secrets;
using VpnPortal.Data.Sqlite;
using VpnPortal.Data.Storage;
using VpnPortal.Data.Stores;

namespace VpnPortal.Data.Registration;

public static class ServiceCollectionExtensions
{
    /// <summary>The database, its stores and queries. Call <see cref="IDatabaseStartup.RunAsync"/> before the first use.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(DataDirectory.From(configuration));
        if (configuration.Provider() == DatabaseProvider.Sqlite) services.AddSqlite();
        else services.AddPostgres(configuration);
        services.AddOptions<BackupOptions>().Bind(configuration.GetSection(BackupOptions.Section))
            .Validate(options => options.Interval >= TimeSpan.FromMinutes(1) && options.KeepRecent >= 1 && options.KeepDays >= 0,
                "Backups:Interval must be a minute or more, Backups:KeepRecent 1 or more, Backups:KeepDays 0 or more.")
            .ValidateOnStart();
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section))
            .Validate(options => options.NoNewRunsBelowMegabytes >= 0 && options.WarnBelowMegabytes >= options.NoNewRunsBelowMegabytes,
                "Storage:NoNewRunsBelowMegabytes must not be negative, nor above Storage:WarnBelowMegabytes.")
            .ValidateOnStart();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<StorageProbe>();
        services.AddSingleton<IInterceptor, StorageInterceptor>();
        services.AddSingleton<SecretKey>();
        services.AddSingleton<SecretEnvelope>();
        services.AddSingleton<SecretKeyCheck>();
        services.AddSingleton<SessionKeys>();
        services.AddSingleton<SetupCodeStore>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<DraftStore>();
        services.AddMetrics();
        services.AddSingleton<JournalMeter>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<ObservationStore>();
        services.AddSingleton<PingStore>();
        services.AddSingleton<DeploymentsQuery>();
        services.AddSingleton<HistoryQuery>();
        services.AddSingleton<DurationsQuery>();
        services.AddSingleton<FiguresQuery>();
        return services;
    }

    private static void AddSqlite(this IServiceCollection services)
    {
        services.AddSingleton<WriteGate>();
        services.AddSingleton<IInterceptor, ConnectionPragmas>();
        services.AddDbContextFactory<SqlitePortalDbContext>((provider, options) => options
            .UseSqlite($"Data Source={provider.GetRequiredService<DataDirectory>().DatabaseFile}")
            .AddInterceptors(provider.GetServices<IInterceptor>()));
        services.AddContexts<SqlitePortalDbContext>();
        services.AddSingleton<IDatabaseStartup, SqliteStartup>();
        services.AddSingleton<IDatabaseBackups, SqliteBackups>();
    }

    private static void AddPostgres(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => PostgresSource.Open(configuration));
        services.AddDbContextFactory<PostgresPortalDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), server => server.ExecutionStrategy(dependencies => new RetriedReads(dependencies)))
            .AddInterceptors(provider.GetServices<IInterceptor>()));
        services.AddContexts<PostgresPortalDbContext>();
        services.AddSingleton<PostgresChannel>();
        services.AddSingleton<IDatabaseStartup, PostgresStartup>();
        services.AddSingleton<IDatabaseBackups, PostgresBackups>();
    }

    private static void AddContexts<TContext>(this IServiceCollection services)
        where TContext : PortalDbContext
    {
        services.AddSingleton<IDbContextFactory<PortalDbContext>, Contexts<TContext>>();
        services.AddScoped<PortalDbContext>(provider => provider.GetRequiredService<TContext>());
    }

    private sealed class Contexts<TContext>(IDbContextFactory<TContext> contexts) : IDbContextFactory<PortalDbContext>
        where TContext : PortalDbContext
    {
        public PortalDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
