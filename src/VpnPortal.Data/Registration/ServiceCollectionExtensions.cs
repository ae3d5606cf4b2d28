using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Secrets;
using VpnPortal.Data.Sqlite;
using VpnPortal.Data.Stores;

namespace VpnPortal.Data.Registration;

public static class ServiceCollectionExtensions
{
    /// <summary>The database, its stores and queries. Call <see cref="SqliteStartup.RunAsync"/> before the first use.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(DataDirectory.From(configuration));
        services.AddSingleton<WriteGate>();
        services.AddSingleton<IInterceptor, ConnectionPragmas>();
        services.AddDbContextFactory<SqlitePortalDbContext>((provider, options) => options
            .UseSqlite($"Data Source={provider.GetRequiredService<DataDirectory>().DatabaseFile}")
            .AddInterceptors(provider.GetServices<IInterceptor>()));
        services.AddSingleton<IDbContextFactory<PortalDbContext>, SqliteContexts>();
        services.AddScoped<PortalDbContext>(provider => provider.GetRequiredService<SqlitePortalDbContext>());
        services.AddSingleton<SqliteStartup>();
        services.AddSingleton<SecretKey>();
        services.AddSingleton<SecretEnvelope>();
        services.AddSingleton<AuditStore>();
        services.AddSingleton<DraftStore>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<ObservationStore>();
        services.AddSingleton<PingStore>();
        services.AddSingleton<DeploymentsQuery>();
        services.AddSingleton<HistoryQuery>();
        services.AddSingleton<DurationsQuery>();
        return services;
    }

    private sealed class SqliteContexts(IDbContextFactory<SqlitePortalDbContext> contexts) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
