using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Planning;
using VpnPortal.Data.Queries;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Features.Review;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>What releasing a deployment would do.</summary>
public sealed record ApiReleasePlan
{
    [Description("SHA-256 of the plan; a start names it.")]
    public required string Hash { get; init; }

    [Description("There is nothing to release.")]
    public required bool IsEmpty { get; init; }

    public required ApiDuration Usual { get; init; }

    [Description("What cannot be undone.")]
    public required IReadOnlyList<string> Irreversible { get; init; }

    [Description("Every resource with what is done to it; what is kept is told, with the reason.")]
    public required IReadOnlyList<ApiPlannedChange> Changes { get; init; }

    [Description("Steps, dependencies first.")]
    public required IReadOnlyList<ApiPlannedStep> Steps { get; init; }
}

/// <summary>What starts a release.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiReleaseStart
{
    [Description("hash of the plan that was read.")]
    public string? PlanHash { get; init; }

    [Description("Name of the deployment, typed by whoever agrees.")]
    public string? Name { get; init; }

    [Description("For the team; it stands in the history.")]
    public string? Reason { get; init; }
}

/// <summary>Takes deployments away.</summary>
internal static class ReleasesApi
{
    private const string Tag = "Runs";

    public static void MapReleasesApi(this RouteGroupBuilder api)
    {
        api.MapGet("/deployments/{deploymentId}/release", ReadAsync).WithTags(Tag).Produces<ApiReleasePlan>().Says(
            "ReadRelease", "Plan the release of a deployment", "Only what the portal made for it is taken away, in the reverse order. Nothing in the cloud changes.", 404);
        api.MapPost("/deployments/{deploymentId}/release", StartAsync).WithTags(Tag).Produces<ApiCreated>(201).Says(
            "StartRelease", "Release exactly what was read", "Traffic ends with the first step. The answer is the run that does it.", 400, 404, 409, 415, 422);
    }

    private static async Task<IResult> ReadAsync(
        string deploymentId, ReleaseService releases, DurationReader durations, ApiProblems problems, CancellationToken cancellationToken) =>
        await releases.ReviewAsync(deploymentId, cancellationToken) is { } review
            ? TypedResults.Ok(Of(review, await durations.ReadAsync(cancellationToken))) : problems.Refuse(ApiRefusal.DeploymentUnknown);

    private static async Task<IResult> StartAsync(
        string deploymentId, ApiReleaseStart body, HttpContext context, ReleaseService releases, DeploymentsQuery deployments, ApiProblems problems)
    {
        if (await releases.ReviewAsync(deploymentId, context.RequestAborted) is null) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        if (string.IsNullOrWhiteSpace(body.PlanHash)) return problems.Refuse(ApiRefusal.ValueMissing, "/planHash");
        if (string.IsNullOrWhiteSpace(body.Reason)) return problems.Refuse(ApiRefusal.ValueMissing, "/reason");
        if (body.Name is null) return problems.Refuse(ApiRefusal.ValueMissing, "/name");
        var result = await releases.StartAsync(deploymentId, body.Name, body.PlanHash, body.Reason, RequestActor.Of(context), CancellationToken.None);
        if (result.Refusal is StartRefusal.OtherName) return problems.Refuse(ApiRefusal.ValueInvalid, "/name");
        return result.RunId is { } id
            ? TypedResults.Created($"{ApiEndpoints.Root}/runs/{id}", new ApiCreated(id))
            : problems.Refuse(await RunsApi.RefusalAsync(result.Refusal!.Value, deploymentId, deployments, problems));
    }

    private static ApiReleasePlan Of(ReleaseReview review, DurationHistory history)
    {
        var plan = review.Diff.Plan;
        var (duration, before) = (PlanDuration.Of(plan, history), review.Inventory.Before(plan));
        return new ApiReleasePlan
        {
            Hash = plan.Hash, IsEmpty = review.Diff.IsEmpty, Usual = ApiDuration.Of(duration.Usual),
            Irreversible = [.. PlanView.Irreversibles(review.Diff, CultureInfo.CurrentUICulture.Name)],
            Changes = [.. review.Diff.Changes.Select(ApiPlannedChange.Of)],
            Steps = [.. plan.Steps.Select(step => ApiPlannedStep.Of(plan.Scenario, step, history.Of(step), duration.CriticalSteps.Contains(step.Address), before))],
        };
    }
}
