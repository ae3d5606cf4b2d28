using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>Starts runs and follows them.</summary>
internal static class RunsApi
{
    private const string Tag = "Runs";

    public static void MapRunsApi(this RouteGroupBuilder api)
    {
        api.MapPost("/deployments/{deploymentId}/runs", StartAsync).WithTags(Tag).Produces<ApiCreated>(201).Says(
            "StartRun", "Run exactly the plan that was read",
            "The draft is locked until the run ends. With an Idempotency-Key a repeated request gets the first one's answer for 24 hours; after a restart of the portal it is refused "
            + "as already-run with the id of the run, or as plan-changed once that has ended.",
            400, 404, 409, 415, 422);
        api.MapGet("/runs/{runId}", ReadAsync).WithTags(Tag).Produces<ApiRun>().Says(
            "ReadRun", "Read a run with its steps", "What stands in the way of a step comes with its cause and the next act.", 404);
        api.MapGet("/runs/{runId}/events", EventsAsync).WithTags(Tag).Produces<IReadOnlyList<ApiRunEvent>>().Says(
            "ListRunEvents", "Read the journal of a run", "Oldest first; ?after= leaves out what is known already.", 404, 422);
        api.MapGet("/runs/{runId}/steps/{address}", StepAsync).WithTags(Tag).Produces<ApiRunStepDetails>().Says(
            "ReadRunStep", "Read a step with its call, journal and states", "Pre-shared keys are named, never told.", 404);
        api.MapPost("/runs/{runId}/resume", ResumeAsync).WithTags(Tag).Produces(204).Says(
            "ResumeRun", "Go on with a run that failed or was cancelled", "Everything that is done is kept.", 404, 409);
    }

    private static async Task<IResult> StartAsync(
        string deploymentId, ApiRunStart body, [FromHeader(Name = RepeatedRequests.Header)] string? key, HttpContext context,
        ProvisioningService provisioning, DeploymentsQuery deployments, RepeatedRequests repeated, ApiProblems problems)
    {
        if (await deployments.FindAsync(deploymentId, context.RequestAborted) is null) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        if (body.DraftVersion is not { } version) return problems.Refuse(ApiRefusal.ValueMissing, "/draftVersion");
        if (string.IsNullOrWhiteSpace(body.PlanHash)) return problems.Refuse(ApiRefusal.ValueMissing, "/planHash");
        return await repeated.OnceAsync(context, key, string.Create(CultureInfo.InvariantCulture, $"{version} {body.PlanHash}"), async () =>
        {
            var result = await provisioning.StartAsync(deploymentId, version, body.PlanHash, RequestActor.Of(context), CancellationToken.None);
            return result.RunId is { } id ? TypedResults.Created($"{ApiEndpoints.Root}/runs/{id}", new ApiCreated(id)) : await RefuseAsync(result);
        });

        async Task<IResult> RefuseAsync(StartResult result) => problems.Refuse(
            await RefusalAsync(result.Refusal!.Value, deploymentId, deployments, problems) with { Problems = [.. PlansApi.ErrorsOf(result.Problems)] });
    }

    /// <summary>A refused start as a problem; the run that stands in the way is named.</summary>
    internal static async Task<ApiProblem> RefusalAsync(StartRefusal refusal, string deploymentId, DeploymentsQuery deployments, ApiProblems problems) => refusal switch
    {
        StartRefusal.HasErrors => problems.Describe(ApiRefusal.DraftHasErrors),
        StartRefusal.AccountNotReady => problems.Describe(ApiRefusal.AccountNotReady),
        StartRefusal.AlreadyRun => problems.Describe(ApiRefusal.AlreadyRun) with { RunId = (await deployments.FindAsync(deploymentId, CancellationToken.None))?.RunId },
        StartRefusal.Unresolved => problems.Describe(ApiRefusal.OutcomeOpen) with { RunId = (await deployments.FindAsync(deploymentId, CancellationToken.None))?.RunId },
        StartRefusal.NothingToDo => problems.Describe(ApiRefusal.NothingToDo),
        StartRefusal.StorageShort => problems.Describe(ApiRefusal.StorageShort),
        StartRefusal.Changed => problems.Describe(ApiRefusal.PlanChanged),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static async Task<IResult> ReadAsync(string runId, RunReader reader, ApiProblems problems, CancellationToken cancellationToken) =>
        await FindAsync(runId, reader, cancellationToken) is { Run: { } run, Progress: { } progress }
            ? TypedResults.Ok(ApiRun.Of(run, progress)) : problems.Refuse(ApiRefusal.RunUnknown);

    private static async Task<IResult> EventsAsync(
        string runId, string? after, RunReader reader, ApiProblems problems, CancellationToken cancellationToken)
    {
        var known = 0;
        if (after is not null && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out known)) return problems.Refuse(ApiRefusal.ValueInvalid, "after");
        return await FindAsync(runId, reader, cancellationToken) is { Run: { } run }
            ? TypedResults.Ok(EventsOf(run.Events, _ => true).Where(next => next.Sequence > known).ToList())
            : problems.Refuse(ApiRefusal.RunUnknown);
    }

    private static async Task<IResult> StepAsync(
        string runId, string address, RunReader reader, ApiProblems problems, CancellationToken cancellationToken)
    {
        if (await FindAsync(runId, reader, cancellationToken) is not { Run: { } run } overview) return problems.Refuse(ApiRefusal.RunUnknown);
        if (await reader.StepAsync(overview, address, cancellationToken) is not { } step) return problems.Refuse(ApiRefusal.StepUnknown);
        return TypedResults.Ok(new ApiRunStepDetails(
            ApiRunStep.Of(step.Row), ApiCall.Of(step.Call),
            [.. EventsOf(run.Events, next => next is StepEvent own && own.Address == step.Row.Address)],
            [.. step.Transitions.Select(seen => new ApiTransition(seen.ResourceId, seen.State, seen.At))]));
    }

    private static async Task<IResult> ResumeAsync(
        string runId, HttpContext context, RunControlService control, RunReader reader, ApiProblems problems)
    {
        if (await FindAsync(runId, reader, context.RequestAborted) is null) return problems.Refuse(ApiRefusal.RunUnknown);
        return await control.ResumeAsync(runId, RequestActor.Of(context), context.RequestAborted)
            ? TypedResults.NoContent() : problems.Refuse(ApiRefusal.RunNotFailed);
    }

    /// <summary>The deployment as its run tells it; null when that is another run.</summary>
    private static async Task<DeploymentOverview?> FindAsync(string runId, RunReader reader, CancellationToken cancellationToken) =>
        await reader.FindAsync(runId, cancellationToken) is { Run.Id: var found } overview && found == runId ? overview : null;

    private static IEnumerable<ApiRunEvent> EventsOf(IReadOnlyList<RunEvent> events, Func<RunEvent, bool> wanted) =>
        events.Index().Where(next => wanted(next.Item)).Select(next => ApiRunEvent.Of(next.Index + 1, next.Item));
}
