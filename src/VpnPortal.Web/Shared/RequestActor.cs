using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using VpnPortal.Core.Auditing;

namespace VpnPortal.Web.Shared;

/// <summary>The person behind a request, where there is no circuit; see <see cref="CurrentActor"/> for pages.</summary>
public static class RequestActor
{
    /// <exception cref="UnauthorizedAccessException">Nobody is signed in; the endpoint should not have been reachable.</exception>
    public static Actor Of(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name }
            ? new Actor(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", name, context.Connection.RemoteIpAddress?.ToString() ?? "")
            : throw new UnauthorizedAccessException("Nobody is signed in.");
}
