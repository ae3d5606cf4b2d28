using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VpnPortal.Data;

namespace VpnPortal.Web.Features.Account;

/// <summary>
/// Bearer tokens for programs. A token holds for an hour and there is none to renew it with: a program signs in again. Each request looks at the
/// account's stamp, so that signing out, a new password or the end of the account ends every token at once.
/// </summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, IUserClaimsPrincipalFactory<PortalUser> principals, TimeProvider clock)
{
    /// <summary>The scheme that looks at the request and takes one of the two.</summary>
    public const string CookieOrToken = "CookieOrToken";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private const string Start = "Bearer ";

    public async Task<string> IssueAsync(PortalUser user)
    {
        var properties = new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + Lifetime };
        var ticket = new AuthenticationTicket(await principals.CreateAsync(user), properties, $"{IdentityConstants.BearerScheme}:AccessToken");
        return options.Get(IdentityConstants.BearerScheme).BearerTokenProtector.Protect(ticket);
    }

    /// <summary>
    /// The API never looks at cookies: a browser sends them with requests that a foreign page makes, and a token it does not. Elsewhere a request
    /// that brings a token is a program's.
    /// </summary>
    public static string? SchemeOf(HttpContext context) =>
        AccountPaths.IsApi(context.Request.Path) || TokenOf(context.Request) is not null ? IdentityConstants.BearerScheme : IdentityConstants.ApplicationScheme;

    public static void Configure(BearerTokenOptions options)
    {
        options.BearerTokenExpiration = Lifetime;
        options.Events.OnMessageReceived = RefuseStaleAsync;
    }

    private static async Task RefuseStaleAsync(MessageReceivedContext context)
    {
        // What cannot be opened or has ended is refused by the handler itself.
        if (TokenOf(context.Request) is not { } token || context.Options.BearerTokenProtector.Unprotect(token) is not { } ticket) return;
        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<PortalUser>>();
        if (await signIn.ValidateSecurityStampAsync(ticket.Principal) is null) context.Fail("The account has changed or does not exist any more.");
    }

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Start, StringComparison.OrdinalIgnoreCase) ? header[Start.Length..].Trim() : null;
}
