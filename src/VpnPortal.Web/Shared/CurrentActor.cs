using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using VpnPortal.Core.Auditing;

namespace VpnPortal.Web.Shared;

/// <summary>The person behind the screen, as commands and the history want to know it.</summary>
public sealed class CurrentActor(AuthenticationStateProvider states, IHttpContextAccessor http)
{
    /// <summary>Who acts now.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in; the page should not have been reachable.</exception>
    public async Task<Actor> GetAsync()
    {
        var user = (await states.GetAuthenticationStateAsync()).User;
        if (user.Identity is not { IsAuthenticated: true, Name: { Length: > 0 } name })
            throw new UnauthorizedAccessException("Nobody is signed in.");
        var source = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
        return new Actor(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", name, source);
    }
}
