using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Data;

namespace VpnPortal.Web.Features.Account;

/// <summary>The ways in and out. Pages show what it answers; the answers are keys of <see cref="AccountTexts"/>.</summary>
public sealed class AccountDoor(SignInManager<PortalUser> signIn, SetupCode setup, IAccessAudit audit, TimeProvider clock)
{
    public const string WrongNameOrPassword = "WrongNameOrPassword";
    public const string LockedOut = "LockedOut";
    public const string LinkUsed = "LinkUsed";

    private UserManager<PortalUser> Users => signIn.UserManager;

    public Task<bool> HasAccountsAsync(CancellationToken cancellationToken) => Users.Users.AnyAsync(cancellationToken);

    public async Task<bool> CanSetUpAsync(string? code, CancellationToken cancellationToken) =>
        await setup.IsValidAsync(code, cancellationToken) && !await HasAccountsAsync(cancellationToken);

    /// <returns>Null when the person is in, otherwise the problem.</returns>
    public async Task<string?> SignInAsync(string name, string password, CancellationToken cancellationToken) =>
        (await AdmitAsync(name, password, user => signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true), cancellationToken)).Problem;

    /// <summary>The same door for programs: the same lock and the same lines of history, but no cookie.</summary>
    /// <returns>The account, or the problem.</returns>
    public Task<(PortalUser? User, string? Problem)> CheckAsync(string name, string password, CancellationToken cancellationToken) =>
        AdmitAsync(name, password, user => signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true), cancellationToken);

    /// <returns>Null when the account exists and the person is in, otherwise the problems.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(string? code, string name, string password, CancellationToken cancellationToken)
    {
        var result = await setup.UseAsync(code, () => CreateFirstAsync(name, password, cancellationToken), cancellationToken);
        if (result is null) return [LinkUsed];
        if (!result.Succeeded) return [.. result.Errors.Select(error => error.Code)];

        await audit.SetUpLinkUsedAsync((await Users.FindByNameAsync(name))!, cancellationToken);
        await SignInAsync(name, password, cancellationToken);
        return null;
    }

    /// <summary>Leaves everywhere: with the stamp, every other circuit and cookie of the account loses its hold.</summary>
    public async Task SignOutAsync(ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var user = await Users.GetUserAsync(person);
        if (user is not null) await Users.UpdateSecurityStampAsync(user);
        await signIn.SignOutAsync();
        if (user is not null) await audit.SignedOutAsync(user, cancellationToken);
    }

    private async Task<(PortalUser? User, string? Problem)> AdmitAsync(
        string name, string password, Func<PortalUser, Task<SignInResult>> check, CancellationToken cancellationToken)
    {
        var user = await Users.FindByNameAsync(name);
        // An unknown name takes as long as a wrong password, so that names cannot be found out by the clock.
        if (user is null) Users.PasswordHasher.HashPassword(new PortalUser(), password);
        var result = user is null ? SignInResult.Failed : await check(user);
        if (result.Succeeded)
        {
            await audit.SignedInAsync(user!, cancellationToken);
            return (user, null);
        }

        var refusal = result.IsLockedOut ? SignInRefusal.LockedOut : SignInRefusal.WrongNameOrPassword;
        await audit.SignInRefusedAsync(name, refusal, cancellationToken);
        return (null, refusal == SignInRefusal.LockedOut ? LockedOut : WrongNameOrPassword);
    }

    private async Task<(bool Done, IdentityResult Result)> CreateFirstAsync(string name, string password, CancellationToken cancellationToken)
    {
        if (await HasAccountsAsync(cancellationToken)) return (true, IdentityResult.Failed(new IdentityError { Code = LinkUsed }));
        var user = new PortalUser { UserName = name, CreatedAt = clock.GetUtcNow() };
        var result = await Users.CreateAsync(user, password);
        return (result.Succeeded, result);
    }
}
