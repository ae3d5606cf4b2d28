using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace VpnPortal.Web.Hosting;

/// <summary>Pages under /dev exist for the people who build the portal and answer 404 anywhere else.</summary>
internal static class DevelopmentPages
{
    public static IApplicationBuilder UseDevelopmentPagesGate(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/dev", StringComparison.OrdinalIgnoreCase)) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
