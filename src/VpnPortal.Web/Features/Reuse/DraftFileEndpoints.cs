using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Documents;
using VpnPortal.Engine.Documents;
using VpnPortal.Engine.Drafting;

namespace VpnPortal.Web.Features.Reuse;

/// <summary>Addresses of drafts as files.</summary>
public static class DraftFilePaths
{
    /// <summary>The published schema.</summary>
    public const string Schema = "/schemas/draft.json";

    public static string Json(string deploymentId) => $"/deployments/{Uri.EscapeDataString(deploymentId)}/draft.json";

    public static string Yaml(string deploymentId) => $"/deployments/{Uri.EscapeDataString(deploymentId)}/draft.yaml";
}

/// <summary>Drafts for taking along, and the schema that editors check them with.</summary>
internal static class DraftFileEndpoints
{
    public static void MapDraftFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/deployments/{deploymentId}/draft.json", (string deploymentId, DraftReuseService reuse, HttpContext context) =>
            DownloadAsync(deploymentId, DocumentFormat.Json, reuse, context)).ExcludeFromDescription();
        endpoints.MapGet("/deployments/{deploymentId}/draft.yaml", (string deploymentId, DraftReuseService reuse, HttpContext context) =>
            DownloadAsync(deploymentId, DocumentFormat.Yaml, reuse, context)).ExcludeFromDescription();

        // Editors come for it without a sign-in; it is the same for everybody and stands in the repository, too.
        endpoints.MapGet(DraftFilePaths.Schema, () => Results.Text(DraftSchema.Text, "application/schema+json", Encoding.UTF8))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> DownloadAsync(string deploymentId, DocumentFormat format, DraftReuseService reuse, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await reuse.ExportAsync(deploymentId, format, context.RequestAborted) is { } file
            ? Results.Bytes(Encoding.UTF8.GetBytes(file.Content), $"{file.MediaType}; charset=utf-8", file.Name)
            : Results.NotFound();
    }
}
