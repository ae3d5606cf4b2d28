using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Stores;
using VpnPortal.Engine;
using VpnPortal.Engine.Documents;
using VpnPortal.Engine.Drafting;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>What the wizard does with a draft: answers, keys, findings.</summary>
internal static class DraftsApi
{
    private const string Tag = "Drafts";

    public static void MapDraftsApi(this RouteGroupBuilder api)
    {
        api.MapGet("/deployments/{deploymentId}/document", ExportAsync).WithTags(Tag).Produces<JsonObject>(200, DocumentBody.Json, DocumentBody.Yaml[0]).Says(
            "ExportDraft", "Get the draft as a document", "JSON, or YAML with ?format=yaml. It holds no pre-shared key and can be imported again.", 404, 422);
        api.MapPatch("/deployments/{deploymentId}/answers", PatchAsync).WithTags(Tag).Produces<ApiAnswersStored>().Says(
            "PatchAnswers", "Change answers", "All or none are stored. What is wrong with an answer is told by the findings, not here.", 400, 404, 409, 413, 415, 422);
        api.MapPut("/deployments/{deploymentId}/keys/{path}", PutKeyAsync).WithTags(Tag).Produces(204).Says(
            "PutKey", "Set a pre-shared key", "It is sealed at once and never told again.", 400, 404, 409, 415, 422);
        api.MapPost("/deployments/{deploymentId}/keys/{path}/generate", GenerateKeyAsync).WithTags(Tag).Produces(204).Says(
            "GenerateKey", "Replace a pre-shared key by a generated one", "32 letters and digits, a letter first.", 404, 409);
        api.MapGet("/deployments/{deploymentId}/findings", FindingsAsync).WithTags(Tag).Produces<ApiFindings>().Says(
            "ListFindings", "Check the draft", "All findings at once, each at its field, with a fix.", 404);
    }

    private static async Task<IResult> ExportAsync(string deploymentId, string? format, DraftReuseService reuse, ApiProblems problems, HttpContext context)
    {
        DocumentFormat? wanted = format switch { null or "json" => DocumentFormat.Json, "yaml" => DocumentFormat.Yaml, _ => null };
        if (wanted is not { } known) return problems.Refuse(ApiRefusal.ValueInvalid, "format");
        context.Response.Headers.CacheControl = "no-store";
        return await reuse.ExportAsync(deploymentId, known, context.RequestAborted) is { } file
            ? TypedResults.Text(file.Content, $"{file.MediaType}; charset=utf-8")
            : problems.Refuse(ApiRefusal.DeploymentUnknown);
    }

    private static async Task<IResult> PatchAsync(
        string deploymentId, ApiAnswers body, HttpContext context, DraftingService drafting, DraftStore drafts, ApiProblems problems)
    {
        if (await drafts.FindAsync(deploymentId, context.RequestAborted) is not { } stored) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        if (body.Answers is not { Count: > 0 } answers) return problems.Refuse(ApiRefusal.ValueMissing, "/answers");
        if (body.DraftVersion is { } version && version != stored.Version) return problems.Refuse(ApiRefusal.DraftChanged, "/draftVersion");
        var edits = new AnswerEdits(stored, answers);
        if (edits.Findings.Count > 0) return problems.Refuse(ApiRefusal.AnswersRefused, findings: edits.Findings);
        var overtaken = await drafting.SaveAsync(deploymentId, edits.Edits, RequestActor.Of(context), context.RequestAborted);
        if (overtaken.Count > 0) return problems.Refuse(ApiRefusal.DraftChanged, overtaken[0].Path);
        return TypedResults.Ok(new ApiAnswersStored((await drafts.FindAsync(deploymentId, context.RequestAborted))?.Version ?? stored.Version));
    }

    private static async Task<IResult> PutKeyAsync(
        string deploymentId, string path, ApiPresharedKeyValue body, HttpContext context, DraftingService drafting, DraftStore drafts, ApiProblems problems)
    {
        if (await RefusalOfAsync(deploymentId, path, drafts, context.RequestAborted) is { } refusal) return problems.Refuse(refusal);
        if (string.IsNullOrEmpty(body.Value)) return problems.Refuse(ApiRefusal.ValueMissing, "/value");
        await drafting.SavePskAsync(deploymentId, path, new PresharedKey(body.Value), RequestActor.Of(context), context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> GenerateKeyAsync(
        string deploymentId, string path, HttpContext context, DraftingService drafting, DraftStore drafts, ApiProblems problems)
    {
        if (await RefusalOfAsync(deploymentId, path, drafts, context.RequestAborted) is { } refusal) return problems.Refuse(refusal);
        await drafting.GeneratePskAsync(deploymentId, path, RequestActor.Of(context), context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> FindingsAsync(string deploymentId, DraftingService drafting, ApiProblems problems, CancellationToken cancellationToken)
    {
        if (await drafting.OpenAsync(deploymentId, cancellationToken) is not { } draft) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        var found = draft.Compilation.Diagnostics;
        return TypedResults.Ok(new ApiFindings(
            draft.Stored.Version, !found.Any(finding => finding.Severity == Severity.Error), [.. found.Select(ApiFinding.Of)], FaultsOf(draft)));
    }

    /// <summary>Why regions of the draft could not be read.</summary>
    private static IReadOnlyList<ApiFault> FaultsOf(OpenDraft draft) =>
    [
        .. RegionSwap.Fields(draft.Stored.Draft.Scenario).Select(path => draft.Stored.Draft.Values.GetValueOrDefault(path) ?? "")
            .Select(draft.Discovered.FaultOf).OfType<CloudFault>().DistinctBy(fault => fault.Code).Select(ApiFault.Of),
    ];

    private static async Task<ApiRefusal?> RefusalOfAsync(string deploymentId, string path, DraftStore drafts, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(deploymentId, cancellationToken) is not { } stored) return ApiRefusal.DeploymentUnknown;
        return DraftFields.Of(stored.Draft.Scenario).Any(field => field.IsSecret && field.Path == path) ? null : ApiRefusal.SecretUnknown;
    }
}
