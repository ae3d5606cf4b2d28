using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace VpnPortal.Web.Hosting;

/// <summary>Response headers that hold for every answer of the portal.</summary>
internal static class SecurityHeaders
{
    private const string NonceKey = "portal.csp-nonce";
    private const string OneYear = "max-age=31536000";

    public static string CspNonce(this HttpContext context)
    {
        if (context.Items[NonceKey] is string nonce) return nonce;
        nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        context.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>Written at the last moment: the exception handler empties what was set before it.</summary>
    /// <param name="strict">Tells browsers to come back by HTTPS only, once they came by it.</param>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, bool strict) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Write(context);
            if (strict && context.Request.IsHttps && !IsLoopback(context.Request.Host.Host)) context.Response.Headers.StrictTransportSecurity = OneYear;
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(context);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Pages show a team's network; no cache on the way keeps them.
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) headers.CacheControl = "no-store";
    }

    // A developer's own machine serves many things under one name.
    private static bool IsLoopback(string host) => host is "localhost" or "127.0.0.1" or "[::1]";

    /// <remarks>
    /// style-src-attr: the bars of a run are placed with style attributes; style elements still need the nonce.
    /// base-uri 'self': Blazor resolves its addresses against a base element.
    /// connect-src names the socket: older Safari does not take 'self' to cover ws:// of the same host.
    /// </remarks>
    private static string Policy(HttpContext context)
    {
        var nonce = context.CspNonce();
        var socket = $"{(context.Request.IsHttps ? "wss" : "ws")}://{context.Request.Host.ToUriComponent()}";
        return $"default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src-elem 'self' 'nonce-{nonce}'; "
            + $"style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self' {socket}; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
