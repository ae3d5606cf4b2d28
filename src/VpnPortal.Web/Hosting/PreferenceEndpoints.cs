using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace VpnPortal.Web.Hosting;

/// <summary>The language is a cookie, so that pages, circuits and API answers agree on it. Theme and rail are set by the page's own script.</summary>
internal static class PreferenceEndpoints
{
    public static void MapPreferences(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/preferences/language", SetLanguage).AllowAnonymous();

    public static void MapHome(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/", () => Results.LocalRedirect("/deployments"));

    private static IResult SetLanguage(HttpContext context, string? to, string? back)
    {
        if (Languages.Find(to) is { } language)
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language.Culture));
            context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }

        return Results.LocalRedirect(LocalPath.OrHome(back));
    }
}
