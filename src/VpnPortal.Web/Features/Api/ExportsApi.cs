using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Exports;
using VpnPortal.Data.Queries;
using VpnPortal.Engine.Exporting;
using VpnPortal.Web.Features.Exports;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>A kind of export.</summary>
public sealed record ApiExportFormat(
    [property: Description("For the address of the download.")] string Key, string Name, string Description,
    [property: Description("Name of its main file.")] string FileName,
    [property: Description("It is of use only with pre-shared keys, which the pages alone hand out.")] bool NeedsKeys);

/// <summary>Configurations for the device at the other end, without pre-shared keys. Those with keys need a password again, and a page.</summary>
internal static class ExportsApi
{
    private const string Tag = "Exports";

    public static void MapExportsApi(this RouteGroupBuilder api)
    {
        api.MapGet("/deployments/{deploymentId}/exports", ListAsync).WithTags(Tag).Produces<IReadOnlyList<ApiExportFormat>>().Says(
            "ListExports", "List the kinds of exports", "In the order in which the page offers them.", 404);
        api.MapGet("/deployments/{deploymentId}/exports/{format}", DownloadAsync).WithTags(Tag)
            .Produces<byte[]>(200, "application/octet-stream", "application/zip", "text/markdown", DocumentBody.Json).Says(
            "DownloadExport", "Download an export with masked keys",
            "One file, or a zip where several belong together. ?side= is the side that the device stands for (1 or 2), ?language= that of words and comments (zh-CN or en). "
            + "The history tells of it.",
            404, 409, 422);
    }

    private static async Task<IResult> ListAsync(
        string deploymentId, DeploymentsQuery deployments, ApiProblems problems, CancellationToken cancellationToken) =>
        await deployments.FindAsync(deploymentId, cancellationToken) is null
            ? problems.Refuse(ApiRefusal.DeploymentUnknown)
            : TypedResults.Ok<IReadOnlyList<ApiExportFormat>>([.. RendererBook.All.Select(renderer => new ApiExportFormat(
                renderer.Key, ApiFinding.Say(renderer.Name), ApiFinding.Say(renderer.Description), renderer.FileName, renderer.NeedsSecrets))]);

    private static async Task<IResult> DownloadAsync(
        string deploymentId, string format, string? side, string? language, HttpContext context, ExportService exports, ApiProblems problems, TimeProvider time)
    {
        if (RendererBook.Find(format) is null) return problems.Refuse(ApiRefusal.FormatUnknown);
        if (side is not (null or "1" or "2")) return problems.Refuse(ApiRefusal.ValueInvalid, "side");
        var request = ExportsAddress.Read(deploymentId, format, side, language, null, CultureInfo.CurrentUICulture.Name).Request;
        context.Response.Headers.CacheControl = "no-store";
        var outcome = await exports.DownloadAsync(request, RequestActor.Of(context), context.RequestAborted);
        if (outcome is null) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        if (outcome.Value is not { } export) return problems.Refuse(ApiRefusal.ExportRefused, findings: outcome.Refusals.Select(ApiFinding.Of));
        var bundle = ExportBundle.From(export, time.GetUtcNow());
        return TypedResults.Bytes(bundle.Content, bundle.MediaType, bundle.FileName);
    }
}
