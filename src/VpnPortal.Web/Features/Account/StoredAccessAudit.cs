using Microsoft.AspNetCore.Http;
using VpnPortal.Core.Auditing;
using VpnPortal.Data;
using VpnPortal.Data.Stores;

namespace VpnPortal.Web.Features.Account;

/// <summary>Writes who came and went into the team's history.</summary>
internal sealed class StoredAccessAudit(AuditStore store, IHttpContextAccessor http) : IAccessAudit
{
    public Task SetUpLinkUsedAsync(PortalUser user, CancellationToken cancellationToken) => WriteAsync(AuditCodes.SetupCompleted, user, cancellationToken);

    public Task SignedInAsync(PortalUser user, CancellationToken cancellationToken) => WriteAsync(AuditCodes.SignedIn, user, cancellationToken);

    /// <summary>Strangers do not get to write into the list of people: the line is a visitor's, the typed name its subject.</summary>
    public Task SignInRefusedAsync(string typedName, SignInRefusal reason, CancellationToken cancellationToken) => store.WriteAsync(
        new AuditEvent(AuditCodes.SignInRefused, Actor.Visitor(Source), new Subject("account", "", AccountForm.Shorten(typedName))) { Detail = reason.ToString() },
        cancellationToken);

    public Task SignedOutAsync(PortalUser user, CancellationToken cancellationToken) => WriteAsync(AuditCodes.SignedOut, user, cancellationToken);

    private string Source => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    private Task WriteAsync(AuditCode code, PortalUser user, CancellationToken cancellationToken) => store.WriteAsync(
        new AuditEvent(code, new Actor(user.Id, user.UserName!, Source), new Subject("account", user.Id, user.UserName!)), cancellationToken);
}
