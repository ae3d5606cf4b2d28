using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VpnPortal.Data;

namespace VpnPortal.Web.Features.Account;

/// <summary>
/// Asks every 30 s whether the account of an open circuit still exists and is unchanged; a cookie alone would keep it alive for hours.
/// Signing out changes the account's stamp, so it ends the other circuits, too. A page left open for 12 hours has to come in again.
/// </summary>
internal sealed class CircuitIdentity(ILoggerFactory logs, IServiceScopeFactory scopes, IOptions<IdentityOptions> options, TimeProvider clock)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private readonly DateTimeOffset opened = clock.GetUtcNow();

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        HoldsAsync(authenticationState);

    internal async Task<bool> HoldsAsync(AuthenticationState authenticationState)
    {
        if (clock.GetUtcNow() - opened >= Longest) return false;
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        var user = await users.GetUserAsync(authenticationState.User);
        if (user is null) return false;
        var stamp = authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        return stamp == await users.GetSecurityStampAsync(user);
    }
}
