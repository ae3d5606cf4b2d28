using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Overview;

internal static class OverviewRegistration
{
    public static IServiceCollection AddOverview(this IServiceCollection services)
    {
        services.AddSingleton<RegionSight>();
        services.AddSingleton<DeploymentReader.Proofs>();
        services.AddSingleton<DeploymentReader.Runs>();
        services.AddSingleton<DurationReader>();
        services.AddSingleton(provider => new DeploymentReader(
            provider.GetRequiredService<DeploymentsQuery>(), provider.GetRequiredService<DeploymentReader.Runs>(), provider.GetRequiredService<DraftStore>(),
            provider.GetRequiredService<DeploymentReader.Proofs>(), provider.GetRequiredService<RegionSight>()));
        services.AddSingleton<RunReader>();
        return services;
    }
}
