using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using VpnPortal.Web.Components;
using VpnPortal.Web.Features.Account;
using VpnPortal.Web.Features.Api;
using VpnPortal.Web.Features.Drawing;
using VpnPortal.Web.Features.Exports;
using VpnPortal.Web.Features.Operations;
using VpnPortal.Web.Features.Reuse;
using VpnPortal.Web.Features.Sites;
using VpnPortal.Web.Hosting;

namespace VpnPortal.Web;

public static class WebApplicationExtensions
{
    /// <summary>Middleware and endpoints of the screens, in the order in which they depend on each other.</summary>
    public static WebApplication MapPortalWeb(this WebApplication app)
    {
        app.UseSecurityHeaders(strict: !app.Environment.IsDevelopment());
        app.UseExceptionHandler("/problem/500", createScopeForErrors: true);
        app.UseRequestLocalization();
        app.UseApiProblems();
        app.UseWhen(IsPage, branch => branch.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true));
        if (!app.Environment.IsDevelopment()) app.UseDevelopmentPagesGate();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseCircuitGate();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHome();
        app.MapPreferences();
        app.MapAccounts();
        app.MapExports();
        app.MapDraftFiles();
        app.MapApi();
        app.MapDrawings();
        app.MapSiteTemplate();
        app.MapHealth();
        // The header above already says frame-ancestors 'none'; a second policy from the framework would only add noise.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    // Programs read the status; only people get a page about it.
    private static bool IsPage(HttpContext context) => !AccountPaths.IsForPrograms(context.Request.Path);
}
