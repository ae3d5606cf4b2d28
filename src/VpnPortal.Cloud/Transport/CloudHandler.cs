using VpnPortal.Cloud.Configuration;

namespace VpnPortal.Cloud.Transport;

/// <summary>The connection pool: no redirects, no cookies, no proxy unless asked for, and guarded addresses.</summary>
internal static class CloudHandler
{
    // Largest sensible answer: a page of 50 connections is far below 1 MB.
    public const int LongestAnswer = 8 * 1024 * 1024;

    public static SocketsHttpHandler Create(AlibabaOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = options.UseSystemProxy && !CloudEndpoint.IsLoopback(options.Endpoint),
        // Addresses of an endpoint change; a pooled connection would keep the old one for ever.
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        // Short, since a write on a connection that the server has just given up ends as Unknown.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        ConnectCallback = ConnectionGuard.ConnectAsync,
    };
}
