using Microsoft.Extensions.DependencyInjection;

namespace VpnPortal.Web.Features.Wizard;

public static class WizardRegistration
{
    public static IServiceCollection AddWizard(this IServiceCollection services) => services.AddScoped<DraftSessions>();
}
