using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Engine.Operations;

namespace VpnPortal.Web.Features.Operations;

/// <summary>For whatever keeps the portal running: whether the process lives, and whether it can serve people. Tells nothing else, and so tells everybody.</summary>
internal static class HealthEndpoints
{
    public const string Root = "/health";

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Root + "/live", Live).AllowAnonymous();
        endpoints.MapGet(Root + "/ready", ReadyAsync).AllowAnonymous();
    }

    private static IResult Live(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new HealthAnswer("live", []));
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, ReadinessReader reader)
    {
        var readiness = await reader.ReadAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(
            new HealthAnswer(WordOf(readiness.State), [.. readiness.Checks.Select(check => new HealthCheck(check.Name, WordOf(check.State), check.Reason))]),
            statusCode: readiness.State == ReadinessState.Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static string WordOf(ReadinessState state) => state.ToString().ToLowerInvariant();
}

/// <summary>What the addresses answer.</summary>
internal sealed record HealthAnswer(string State, IReadOnlyList<HealthCheck> Checks);

/// <summary>One check of it.</summary>
internal sealed record HealthCheck(string Name, string State, string? Reason);
