using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VpnPortal.Web.Components.Layout;
using VpnPortal.Web.Features.Account;
using VpnPortal.Web.Features.Api;
using VpnPortal.Web.Features.Deployments;
using VpnPortal.Web.Features.NewDeployment;
using VpnPortal.Web.Features.Review;
using VpnPortal.Web.Features.Verify;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Hosting;
using VpnPortal.Web.Shared;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web;

public static class ServiceCollectionExtensions
{
    private const long LargestMessage = 1024 * 1024;

    /// <summary>Everything the screens need. Feature folders register their own services in their own extension.</summary>
    public static IServiceCollection AddPortalWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PortalOptions>().Bind(configuration.GetSection(PortalOptions.Section));
        services.AddRazorComponents().AddInteractiveServerComponents()
            // A pasted draft arrives in one message; strangers have no circuit to send one through.
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
        services.AddHttpContextAccessor();
        services.AddAccounts();
        services.AddApi();
        services.AddPortalLocalization();
        services.AddScoped<IPaletteSource, PagePaletteSource>();
        services.AddScoped<IPaletteSource, DeploymentsPaletteSource>();
        services.AddScoped<IPaletteSource, ScenarioPaletteSource>();
        services.AddScoped<PageClock>();
        services.AddScoped<CurrentActor>();
        services.AddWizard();
        services.AddReview();
        services.AddScoped<VerifyDesk>();
        services.AddScoped<TopologyPicture>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    private static void AddPortalLocalization(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            CultureInfo[] cultures = [.. Languages.All.Select(language => new CultureInfo(language.Culture))];
            options.DefaultRequestCulture = new RequestCulture(Languages.Default.Culture);
            options.SupportedCultures = cultures;
            options.SupportedUICultures = cultures;
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new PreferredLanguageProvider()];
        });
    }
}
