using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace VpnPortal.Web.Hosting;

/// <summary>
/// Guards the circuit's address. Same-origin rules of browsers do not cover WebSockets, so a foreign page could open one with the visitor's cookie;
/// and anonymous visitors get no circuit at all, because each one costs memory.
/// </summary>
internal static class CircuitGate
{
    public static IApplicationBuilder UseCircuitGate(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)) return next(context);
        if (!IsOwnOrigin(context.Request)) return Refuse(context, StatusCodes.Status403Forbidden);
        return context.User.Identity?.IsAuthenticated == true ? next(context) : Refuse(context, StatusCodes.Status401Unauthorized);
    });

    private static Task Refuse(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        // A browser always names the origin when it opens a socket; other requests may leave it out.
        if (origin.Length == 0) return !IsSocket(request);
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSocket(HttpRequest request) =>
        HttpMethods.IsConnect(request.Method) || request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase);
}
