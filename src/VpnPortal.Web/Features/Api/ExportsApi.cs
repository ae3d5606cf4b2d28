using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Exports;
using VpnPortal.Data.Queries;
using VpnPortal.Engine.Exporting;
using VpnPortal.Web.Features.Exports;
using VpnPortal.Web.Features.Runs;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>A kind of export.</summary>
public sealed record ApiExportFormat(
    [property: Description("For the address of the download.")] string Key, string Name, string Description,
    [property: Description("Name of its main file.")] string FileName,
    [property: Description("It is of use only with pre-shared keys, which the pages alone hand out.")] bool NeedsKeys);

/// <summary>An export as it is looked at, keys masked.</summary>
/// <param name="Gaps">What is not known yet; one with gaps is not handed out.</param>
public sealed record ApiExportPreview(IReadOnlyList<ApiExportFile> Files, IReadOnlyList<ApiFinding> Gaps)
{
    internal static ApiExportPreview Of(RenderedExport export) => new(
        [.. export.Files.Select(file => new ApiExportFile(file.Name, file.MediaType, file.Purpose, file.Content))], [.. export.Gaps.Select(ApiFinding.Of)]);
}

/// <summary>One file of an export.</summary>
public sealed record ApiExportFile(string Name, string MediaType, string Purpose, string Content);

/// <summary>Configurations for the device at the other end, without pre-shared keys. Those with keys need a password again, and a page.</summary>
internal static class ExportsApi
{
    private const string Tag = "Exports";

    public static void MapExportsApi(this RouteGroupBuilder api)
    {
        api.MapGet("/deployments/{deploymentId}/exports", ListAsync).WithTags(Tag).Produces<IReadOnlyList<ApiExportFormat>>().Says(
            "ListExports", "List the kinds of exports", "In the order in which the page offers them.", 404);
        api.MapGet("/deployments/{deploymentId}/exports/{format}/preview", PreviewAsync).WithTags(Tag).Produces<ApiExportPreview>().Says(
            "PreviewExport", "Look at an export with masked keys", "Also before the run: what is not known yet is named as a gap. ?side= and ?language= as for the download.", 404, 409, 422);
        api.MapPost("/deployments/{deploymentId}/device", LoadAsync).WithTags(Tag).Produces(204).Says(
            "LoadDevice", "Configure the simulated device of the demo",
            "Demo only: the built-in emulator puts a device at the other end, configured from the parameter file with keys. They do not leave the portal; the history tells of it "
            + "as an export with keys.",
            404, 409);
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

    private static async Task<IResult> PreviewAsync(
        string deploymentId, string format, string? side, string? language, HttpContext context, ExportService exports, ApiProblems problems)
    {
        if (RendererBook.Find(format) is null) return problems.Refuse(ApiRefusal.FormatUnknown);
        if (side is not (null or "1" or "2")) return problems.Refuse(ApiRefusal.ValueInvalid, "side");
        context.Response.Headers.CacheControl = "no-store";
        var request = ExportsAddress.Read(deploymentId, format, side, language, null, CultureInfo.CurrentUICulture.Name).Request;
        if (await exports.PreviewAsync(request, context.RequestAborted) is not { } outcome) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        return outcome.Value is { } export
            ? TypedResults.Ok(ApiExportPreview.Of(export)) : problems.Refuse(ApiRefusal.ExportRefused, findings: outcome.Refusals.Select(ApiFinding.Of));
    }

    private static async Task<IResult> LoadAsync(
        string deploymentId, HttpContext context, DeviceLoader loader, DeploymentsQuery deployments, IStringLocalizer<RunsTexts> texts, ApiProblems problems)
    {
        if (await deployments.FindAsync(deploymentId, context.RequestAborted) is null) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        if (!await loader.CanLoadAsync(deploymentId, context.RequestAborted)) return problems.Refuse(ApiRefusal.NoDevice);
        var language = ExportsAddress.LanguageOf(CultureInfo.CurrentUICulture.Name);
        var outcome = await loader.LoadAsync(deploymentId, texts["DeviceLoadReason"], language, RequestActor.Of(context), context.RequestAborted);
        return outcome is { Value: null } refused
            ? problems.Refuse(ApiRefusal.ExportRefused, findings: refused.Refusals.Select(ApiFinding.Of)) : TypedResults.NoContent();
    }

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
