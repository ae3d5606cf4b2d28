using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using VpnPortal.Cloud.Account;
using VpnPortal.Cloud.Configuration;
using VpnPortal.Cloud.Ecs;
using VpnPortal.Cloud.Signing;
using VpnPortal.Cloud.Transport;
using VpnPortal.Cloud.Vpc;

namespace VpnPortal.Cloud.Registration;

/// <summary>Adds the cloud to a host.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IVpcApi"/>, <see cref="IEcsApi"/> and <see cref="IAccountApi"/>, configured by the section <c>Cloud</c>; a wrong section fails the start
    /// with all its problems.
    /// </summary>
    public static IServiceCollection AddAlibabaCloud(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlibabaOptions>().Bind(configuration.GetSection(AlibabaOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlibabaOptions>, AlibabaOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INonceSource, RandomNonceSource>();
        services.AddHttpClient(CloudTransport.ClientName, ConfigureClient)
            // The factory's loggers would write headers, the authorization among them, at level Trace.
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => CloudHandler.Create(provider.GetRequiredService<IOptions<AlibabaOptions>>().Value));
        services.AddSingleton<RequestComposer>();
        services.AddMetrics();
        services.AddSingleton<CloudMeter>();
        services.AddSingleton<CloudTransport>();
        services.AddSingleton<DiscoveryOperations>();
        services.AddSingleton<VpnGatewayOperations>();
        services.AddSingleton<CustomerGatewayOperations>();
        services.AddSingleton<IpsecConnectionOperations>();
        services.AddSingleton<DestinationRouteOperations>();
        services.AddSingleton<InstanceOperations>();
        services.AddSingleton<CommandOperations>();
        services.AddSingleton<RoleOperations>();
        services.AddSingleton<BgpOperations>();
        services.AddSingleton<IVpcApi, AlibabaVpcApi>();
        services.AddSingleton<IEcsApi, AlibabaEcsApi>();
        services.AddSingleton<IAccountApi, AlibabaAccountApi>();
        return services;
    }

    // The limit of a call is kept by CloudTransport, which must tell it from the caller's cancellation.
    private static void ConfigureClient(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.MaxResponseContentBufferSize = CloudHandler.LongestAnswer;
    }
}
