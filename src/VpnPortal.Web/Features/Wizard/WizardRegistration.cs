using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Web.Features.Review;

namespace VpnPortal.Web.Features.Wizard;

public static class WizardRegistration
{
    public static IServiceCollection AddWizard(this IServiceCollection services) => services.AddScoped<DraftSessions>().AddScoped<ReviewViews>();
}
