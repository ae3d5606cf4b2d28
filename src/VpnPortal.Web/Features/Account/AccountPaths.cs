using Microsoft.AspNetCore.Http;

namespace VpnPortal.Web.Features.Account;

internal static class AccountPaths
{
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Setup = "/setup";

    /// <summary>Everything below is for programs and takes bearer tokens only.</summary>
    public const string Api = "/api";

    public const string ApiSignIn = "/api/v1/sign-in";

    public static bool IsDoor(PathString path) =>
        path.StartsWithSegments(SignIn, StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(Setup, StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments(ApiSignIn, StringComparison.OrdinalIgnoreCase);

    public static bool IsApi(PathString path) => path.StartsWithSegments(Api, StringComparison.OrdinalIgnoreCase);

    public static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase) || IsApi(path);
}
