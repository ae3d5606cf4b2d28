using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using VpnPortal.Data;

namespace VpnPortal.Web.Features.Account;

/// <summary>How a second look at the password of somebody who is signed in ended.</summary>
public enum StepUpOutcome
{
    Confirmed,
    WrongPassword,
    LockedOut,
}

/// <summary>Asks for the password again before something grave. Mistakes count towards the lock as at the door.</summary>
public sealed class StepUp(SignInManager<PortalUser> signIn)
{
    public async Task<StepUpOutcome> ConfirmAsync(ClaimsPrincipal person, string password)
    {
        if (await signIn.UserManager.GetUserAsync(person) is not { } user) return StepUpOutcome.WrongPassword;
        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.Succeeded) return StepUpOutcome.Confirmed;
        return result.IsLockedOut ? StepUpOutcome.LockedOut : StepUpOutcome.WrongPassword;
    }
}
