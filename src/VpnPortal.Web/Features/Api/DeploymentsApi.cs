using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Drafts;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Overview;
using VpnPortal.Web.Features.Drawing;
using VpnPortal.Web.Shared;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Api;

/// <summary>Deployments as wholes: list, make, read, copy, move, delete.</summary>
internal static class DeploymentsApi
{
    private const string Tag = "Deployments";

    public static void MapDeploymentsApi(this RouteGroupBuilder api)
    {
        api.MapGet("/deployments", ListAsync).WithTags(Tag).Produces<IReadOnlyList<ApiDeployment>>().Says(
            "ListDeployments", "List all deployments", "Drafts and built ones, most recently touched first.");
        api.MapPost("/deployments", ImportAsync).WithTags(Tag).Accepts<JsonObject>(DocumentBody.Json, DocumentBody.Yaml).Produces<ApiCreated>(201).Says(
            "ImportDeployment", "Make a draft of a document",
            "The body is a draft document in JSON or YAML, see /schemas/draft.json. Pre-shared keys that it lacks are generated. With an Idempotency-Key a repeated request "
            + "gets the first one's answer for 24 hours, unless the portal was restarted in between.",
            400, 413, 415, 422);
        api.MapGet("/examples", Examples).WithTags(Tag).Produces<IReadOnlyList<ApiExample>>().Says(
            "ListExamples", "List the examples of the source documents", "A new draft of each is one request.");
        api.MapPost("/deployments/example", ExampleAsync).WithTags(Tag).Produces<ApiCreated>(201).Says(
            "CreateExample", "Make a draft of an example", "?key= is the example's; example-1, two VPCs in Frankfurt, when left out. What the account lacks of it stays open.", 422);
        api.MapGet("/deployments/{deploymentId}", ReadAsync).WithTags(Tag).Produces<ApiDeploymentDetails>().Says(
            "ReadDeployment", "Read a deployment with its draft", "Pre-shared keys are told by their fingerprints only.", 404);
        api.MapGet("/deployments/{deploymentId}/agreement", AgreementAsync).WithTags(Tag).Produces<IReadOnlyList<ApiAgreement>>().Says(
            "ReadAgreement", "Read what both ends were given", "Side by side, with the addresses that the run brought; before the run it is part of the plan.", 404, 409);
        api.MapGet("/deployments/{deploymentId}/topology.svg", DrawAsync).WithTags(Tag).Produces<string>(200, "image/svg+xml").Says(
            "DrawTopology", "Get the drawing as SVG", "Of its run when there is one, else of its draft; it holds no secret.", 404);
        api.MapDelete("/deployments/{deploymentId}", DeleteAsync).WithTags(Tag).Produces(204).Says(
            "DeleteDeployment", "Delete a draft", "Only a draft that was never run can be deleted.", 404, 409);
        api.MapPost("/deployments/{deploymentId}/clone", CloneAsync).WithTags(Tag).Produces<ApiCreated>(201).Says(
            "CloneDeployment", "Copy a deployment into a new draft", "The same answers, other pre-shared keys, a name that is free.", 404);
        api.MapPost("/deployments/{deploymentId}/region", SwapAsync).WithTags(Tag).Produces(204).Says(
            "SwapRegion", "Move a draft to another region", "VPCs and vSwitches are to be chosen again; everything else stays.", 400, 404, 409, 415, 422);
    }

    private static async Task<IResult> ListAsync(DeploymentReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<ApiDeployment>>([.. (await reader.ListAsync(cancellationToken)).Select(ApiDeployment.Of)]);

    private static async Task<IResult> ImportAsync(
        [FromHeader(Name = RepeatedRequests.Header)] string? key, HttpContext context, DraftReuseService reuse, RepeatedRequests repeated, ApiProblems problems)
    {
        if (await DocumentBody.ReadAsync(context.Request, context.RequestAborted) is not { } body) return problems.Refuse(ApiRefusal.TooLarge);
        return await repeated.OnceAsync(context, key, body.Text, async () =>
        {
            var result = await reuse.ImportAsync(body.Text, body.Format, RequestActor.Of(context), CancellationToken.None);
            return result.DeploymentId is { } id ? Made(id) : problems.Refuse(ApiRefusal.DocumentRefused, findings: result.Problems.Select(ApiFinding.Of));
        });
    }

    private static IResult Examples() =>
        TypedResults.Ok<IReadOnlyList<ApiExample>>([.. DraftExamples.All.Select(example => new ApiExample(example.Key, example.Scenario, example.RegionId))]);

    private static async Task<IResult> ExampleAsync(string? key, HttpContext context, DraftingService drafting, ApiProblems problems) =>
        DraftExamples.All.FirstOrDefault(one => one.Key == (key ?? DraftExamples.VpcToVpc.Key)) is { } example
            ? Made(await drafting.CreateExampleAsync(example, RequestActor.Of(context), context.RequestAborted))
            : problems.Refuse(ApiRefusal.ValueInvalid, nameof(key));

    private static async Task<IResult> ReadAsync(
        string deploymentId, DeploymentReader reader, DraftStore drafts, ApiProblems problems, CancellationToken cancellationToken) =>
        await reader.FindAsync(deploymentId, cancellationToken) is { } overview && await drafts.FindAsync(deploymentId, cancellationToken) is { } draft
            ? TypedResults.Ok(ApiDeploymentDetails.Of(overview, draft))
            : problems.Refuse(ApiRefusal.DeploymentUnknown);

    private static async Task<IResult> AgreementAsync(string deploymentId, DeploymentReader reader, ApiProblems problems, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(deploymentId, cancellationToken) is not { } overview) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        return overview.Run is null
            ? problems.Refuse(ApiRefusal.NotBuilt)
            : TypedResults.Ok<IReadOnlyList<ApiAgreement>>([.. (await reader.AgreementAsync(overview, cancellationToken)).Select(ApiAgreement.Of)]);
    }

    private static async Task<IResult> DrawAsync(
        string deploymentId, HttpContext context, DeploymentReader reader, DraftingService drafting, TopologyPicture picture, ApiProblems problems) =>
        await DrawingEndpoints.DrawAsync(context, deploymentId, reader, drafting, picture) ?? problems.Refuse(ApiRefusal.DeploymentUnknown);

    private static async Task<IResult> DeleteAsync(string deploymentId, HttpContext context, DraftingService drafting)
    {
        await drafting.DeleteAsync(deploymentId, RequestActor.Of(context), context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> CloneAsync(string deploymentId, HttpContext context, DraftReuseService reuse, ApiProblems problems) =>
        await reuse.CloneAsync(deploymentId, RequestActor.Of(context), context.RequestAborted) is { } id ? Made(id) : problems.Refuse(ApiRefusal.DeploymentUnknown);

    private static async Task<IResult> SwapAsync(
        string deploymentId, ApiRegionSwap body, HttpContext context, DraftReuseService reuse, DeploymentReader reader, ApiProblems problems)
    {
        if (await reader.FindAsync(deploymentId, context.RequestAborted) is not { } overview) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        if (string.IsNullOrWhiteSpace(body.Region)) return problems.Refuse(ApiRefusal.ValueMissing, "/region");
        if (body.Only is { } only && !RegionSwap.Fields(overview.Item.Scenario).Contains(only, StringComparer.Ordinal)) return problems.Refuse(ApiRefusal.ValueInvalid, "/only");
        await reuse.SwapRegionAsync(deploymentId, body.Region.Trim(), body.Only, RequestActor.Of(context), context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static IResult Made(string id) => TypedResults.Created($"{ApiEndpoints.Root}/deployments/{id}", new ApiCreated(id));
}
