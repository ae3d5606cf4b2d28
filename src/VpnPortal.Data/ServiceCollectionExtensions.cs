using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Data.Sqlite;

namespace VpnPortal.Data;

public static class ServiceCollectionExtensions
{
    /// <summary>The database, its stores and queries. Call <see cref="SqliteStartup.RunAsync"/> before the first use.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new DataDirectory(configuration["Portal:DataDirectory"] is { Length: > 0 } path ? path : "data"));
        services.AddSingleton<WriteGate>();
        services.AddDbContextFactory<SqlitePortalDbContext>((provider, options) => options
            .UseSqlite($"Data Source={provider.GetRequiredService<DataDirectory>().DatabaseFile}")
            .AddInterceptors(provider.GetRequiredService<WriteGate>(), new ConnectionPragmas()));
        services.AddSingleton<IDbContextFactory<PortalDbContext>, SqliteContexts>();
        services.AddScoped<PortalDbContext>(provider => provider.GetRequiredService<SqlitePortalDbContext>());
        services.AddSingleton<SqliteStartup>();
        return services;
    }

    private sealed class SqliteContexts(IDbContextFactory<SqlitePortalDbContext> contexts) : IDbContextFactory<PortalDbContext>
    {
        public PortalDbContext CreateDbContext() => contexts.CreateDbContext();
    }
}
