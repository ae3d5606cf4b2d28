using VpnPortal.Data;

namespace VpnPortal.Web.Features.Account;

/// <summary>Who came in, who did not, who left. One method per event.</summary>
public interface IAccessAudit
{
    Task SetUpLinkUsedAsync(PortalUser user, CancellationToken cancellationToken);

    Task SignedInAsync(PortalUser user, CancellationToken cancellationToken);

    /// <param name="typedName">Whatever a stranger typed: it may be long, and it may be somebody's password.</param>
    Task SignInRefusedAsync(string typedName, SignInRefusal reason, CancellationToken cancellationToken);

    Task SignedOutAsync(PortalUser user, CancellationToken cancellationToken);
}

public enum SignInRefusal
{
    WrongNameOrPassword,
    LockedOut,
}
