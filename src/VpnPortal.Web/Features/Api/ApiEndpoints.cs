using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Documents;
using VpnPortal.Web.Features.Account;

namespace VpnPortal.Web.Features.Api;

/// <summary>Everything that the pages do, for programs: the same services, the same lines of history.</summary>
internal static class ApiEndpoints
{
    public const string Root = "/api/v1";

    /// <summary>A cookie opens none of these, whatever else it opens: browsers send cookies with requests that foreign pages make.</summary>
    private static readonly AuthorizationPolicy TokenOnly =
        new AuthorizationPolicyBuilder(IdentityConstants.BearerScheme).RequireAuthenticatedUser().Build();

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Root).RequireAuthorization(TokenOnly).WithMetadata(new RequestSizeLimitAttribute(DocumentLimits.MaxBytes));
        api.AddEndpointFilter(ApiFaults.CatchAsync);
        api.MapSignInApi();
        api.MapDeploymentsApi();
        api.MapSitesApi();
        api.MapDraftsApi();
        api.MapPlansApi();
        api.MapRunsApi();
        api.MapRunControlApi();
        api.MapReleasesApi();
        api.MapDriftApi();
        api.MapProofsApi();
        api.MapExportsApi();
        api.MapHistoryApi();
        api.MapDiscoveryApi();
        api.MapConnectionApi();
        // It tells no more than the repository does, but making it is work, and strangers are given none to do.
        app.MapOpenApi("/openapi/{documentName}.json");
    }

    /// <summary>Programs get problems where people get pages.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) =>
        app.UseWhen(context => AccountPaths.IsApi(context.Request.Path), ApiFaults.UseApiFaults);
}
