using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using VpnPortal.Web.Components;
using VpnPortal.Web.Hosting;

namespace VpnPortal.Web;

public static class WebApplicationExtensions
{
    /// <summary>Middleware and endpoints of the screens, in the order in which they depend on each other.</summary>
    public static WebApplication MapPortalWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseRequestLocalization();
        if (!app.Environment.IsDevelopment()) app.UseDevelopmentPagesGate();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapPreferences();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
