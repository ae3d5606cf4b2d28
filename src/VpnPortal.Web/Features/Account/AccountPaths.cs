using Microsoft.AspNetCore.Http;

namespace VpnPortal.Web.Features.Account;

internal static class AccountPaths
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Setup = "/setup";

    public static bool IsDoor(PathString path) =>
        path.StartsWithSegments(SignIn, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Setup, StringComparison.OrdinalIgnoreCase);

    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
