using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace VpnPortal.Web.Features.Api;

/// <summary>How an endpoint describes itself, in one line.</summary>
internal static class ApiEndpoint
{
    /// <summary>Every endpoint may refuse for want of a sign-in, or because storage fails.</summary>
    private static readonly int[] Always = [StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable];

    /// <param name="name">Operation id.</param>
    /// <param name="refusals">Statuses of the problems that it may answer beside those that every endpoint may.</param>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder endpoint, string name, string summary, string description, params int[] refusals)
    {
        endpoint.WithName(name).WithSummary(summary).WithDescription(description);
        foreach (var status in refusals.Concat(Always).Distinct().Order()) endpoint.Produces<ApiProblem>(status, ApiProblems.MediaType);
        return endpoint;
    }
}
