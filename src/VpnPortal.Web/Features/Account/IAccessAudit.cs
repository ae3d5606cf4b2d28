namespace VpnPortal.Web.Features.Account;

/// <summary>Who came in, who did not, who left. One method per event; the names are account names as typed.</summary>
public interface IAccessAudit
{
    Task SetUpLinkUsedAsync(string accountName, CancellationToken cancellationToken);

    Task SignedInAsync(string accountName, CancellationToken cancellationToken);

    Task SignInRefusedAsync(string accountName, SignInRefusal reason, CancellationToken cancellationToken);

    Task SignedOutAsync(string accountName, CancellationToken cancellationToken);
}

public enum SignInRefusal
{
    WrongNameOrPassword,
    LockedOut,
}
