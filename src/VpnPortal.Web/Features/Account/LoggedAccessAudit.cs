using Microsoft.Extensions.Logging;

namespace VpnPortal.Web.Features.Account;

/// <summary>The default when no audit table is connected: the events reach the log.</summary>
internal sealed partial class LoggedAccessAudit(ILogger<LoggedAccessAudit> logger) : IAccessAudit
{
    public Task SetUpLinkUsedAsync(string accountName, CancellationToken cancellationToken) => Done(() => LogSetUp(accountName));

    public Task SignedInAsync(string accountName, CancellationToken cancellationToken) => Done(() => LogSignedIn(accountName));

    public Task SignInRefusedAsync(string accountName, SignInRefusal reason, CancellationToken cancellationToken) =>
        Done(() => LogRefused(accountName, reason));

    public Task SignedOutAsync(string accountName, CancellationToken cancellationToken) => Done(() => LogSignedOut(accountName));

    private static Task Done(Action write)
    {
        write();
        return Task.CompletedTask;
    }

    [LoggerMessage(10, LogLevel.Information, "The set-up link was used; first account {AccountName}.")]
    private partial void LogSetUp(string accountName);

    [LoggerMessage(11, LogLevel.Information, "{AccountName} signed in.")]
    private partial void LogSignedIn(string accountName);

    [LoggerMessage(12, LogLevel.Warning, "Sign-in of {AccountName} refused: {Reason}.")]
    private partial void LogRefused(string accountName, SignInRefusal reason);

    [LoggerMessage(13, LogLevel.Information, "{AccountName} signed out.")]
    private partial void LogSignedOut(string accountName);
}
