using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace VpnPortal.Web.Features.Account;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(AccountPaths.SignOut, SignOutAsync);

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, AccountDoor door)
    {
        // Endpoints without form parameters are not checked by the middleware.
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        await door.SignOutAsync(context.User, context.RequestAborted);
        return Results.LocalRedirect($"{AccountPaths.SignIn}?left=true");
    }
}
