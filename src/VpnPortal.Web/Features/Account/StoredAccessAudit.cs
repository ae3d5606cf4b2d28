using Microsoft.AspNetCore.Http;
using VpnPortal.Core.Auditing;
using VpnPortal.Data.Stores;

namespace VpnPortal.Web.Features.Account;

/// <summary>Writes who came and went into the team's history.</summary>
internal sealed class StoredAccessAudit(AuditStore store, IHttpContextAccessor http) : IAccessAudit
{
    public Task SetUpLinkUsedAsync(string accountName, CancellationToken cancellationToken) =>
        WriteAsync(AuditCodes.SetupCompleted, accountName, null, cancellationToken);

    public Task SignedInAsync(string accountName, CancellationToken cancellationToken) =>
        WriteAsync(AuditCodes.SignedIn, accountName, null, cancellationToken);

    public Task SignInRefusedAsync(string accountName, SignInRefusal reason, CancellationToken cancellationToken) =>
        WriteAsync(AuditCodes.SignInRefused, accountName, reason.ToString(), cancellationToken);

    public Task SignedOutAsync(string accountName, CancellationToken cancellationToken) =>
        WriteAsync(AuditCodes.SignedOut, accountName, null, cancellationToken);

    private Task WriteAsync(AuditCode code, string accountName, string? detail, CancellationToken cancellationToken)
    {
        var source = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";
        return store.WriteAsync(
            new AuditEvent(code, new Actor("", accountName, source), new Subject("account", "", accountName)) { Detail = detail }, cancellationToken);
    }
}
