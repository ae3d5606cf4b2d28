using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Web.Features.Account;

namespace VpnPortal.Web.Features.Api;

/// <summary>Name and password, as the sign-in page asks for them. A class, so that nothing prints it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class ApiSignIn
{
    [Description("Name of the account.")]
    public string? Name { get; init; }

    [Description("Password of the account.")]
    public string? Password { get; init; }
}

/// <summary>What a program sends with every further request.</summary>
public sealed class ApiToken
{
    [Description("Always Bearer.")]
    public string TokenType { get; init; } = "Bearer";

    [Description("Goes into the header Authorization: Bearer …")]
    public required string AccessToken { get; init; }

    [Description("Seconds until it ends.")]
    public required int ExpiresIn { get; init; }
}

/// <summary>In and out, through the same door as the pages: the same lock, the same limit, the same lines of history.</summary>
internal static class SignInApi
{
    public static void MapSignInApi(this RouteGroupBuilder api)
    {
        api.MapPost("/sign-in", SignInAsync).AllowAnonymous().WithTags("Sign-in").Produces<ApiToken>().Says(
            "SignIn", "Get an access token",
            "Five wrong passwords lock the account for five minutes; 20 attempts a minute are taken from one address. Every attempt is in the history.",
            400, 415, 422, 429);
        api.MapPost("/sign-out", SignOutAsync).WithTags("Sign-in").Produces(StatusCodes.Status204NoContent).Says(
            "SignOut", "End every token and every session of the account", "The account leaves everywhere, browsers included, as the button of the pages does.");
    }

    private static async Task<IResult> SignInAsync(ApiSignIn body, AccountDoor door, AccessTokens tokens, ApiProblems problems, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (string.IsNullOrWhiteSpace(body.Name)) return problems.Refuse(ApiRefusal.ValueMissing, "/name");
        if (string.IsNullOrEmpty(body.Password)) return problems.Refuse(ApiRefusal.ValueMissing, "/password");
        var (user, problem) = await door.CheckAsync(AccountForm.Shorten(body.Name.Trim()), body.Password, context.RequestAborted);
        if (user is null) return problems.Refuse(problem == AccountDoor.LockedOut ? ApiRefusal.LockedOut : ApiRefusal.WrongNameOrPassword);
        return TypedResults.Ok(new ApiToken { AccessToken = await tokens.IssueAsync(user), ExpiresIn = (int)AccessTokens.Lifetime.TotalSeconds });
    }

    private static async Task<IResult> SignOutAsync(AccountDoor door, HttpContext context)
    {
        await door.SignOutAsync(context.User, context.RequestAborted);
        return TypedResults.NoContent();
    }
}
