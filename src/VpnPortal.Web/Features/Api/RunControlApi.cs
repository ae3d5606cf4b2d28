using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>Why something is asked of a run.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApiReason
{
    [Description("For the team; it stands in the history.")]
    public string? Reason { get; init; }

    [Description("Adopting only: the resource that is the step's, one of those that its look-up found.")]
    public string? CloudId { get; init; }
}

/// <summary>What operators ask of runs.</summary>
internal static class RunControlApi
{
    private const string Tag = "Runs";

    private delegate Task<bool> Request(RunControlService control, string reason, Actor actor, CancellationToken cancellationToken);

    public static void MapRunControlApi(this RouteGroupBuilder api)
    {
        Map(api, "pause", "PauseRun", "Begin nothing new", "What is under way is followed to its end.",
            runId => (control, reason, actor, stop) => control.PauseAsync(runId, reason, actor, stop));
        Map(api, "continue", "ContinueRun", "End a pause", "It goes on where it was paused.",
            runId => (control, reason, actor, stop) => control.ContinueAsync(runId, reason, actor, stop));
        Map(api, "cancel", "CancelRun", "End the run at the next safe point",
            "Once nothing is under way and no outcome is unknown. What was made stays and is billed.",
            runId => (control, reason, actor, stop) => control.CancelAsync(runId, reason, actor, stop));
        api.MapPost("/runs/{runId}/steps/{address}/adopt", AdoptAsync).WithTags(Tag).Produces(204).Says(
            "AdoptResource", "Say which of the resources that were found is the step's", "The run goes on. The resource is used and never deleted by the portal.", 400, 404, 409, 415, 422);
        api.MapPost("/runs/{runId}/steps/{address}/disown", DisownAsync).WithTags(Tag).Produces(204).Says(
            "DisownResources", "Say that none of the resources that were found is the step's", "The run goes on and makes it.", 400, 404, 409, 415, 422);
    }

    private static void Map(RouteGroupBuilder api, string path, string name, string summary, string description, Func<string, Request> request) =>
        api.MapPost($"/runs/{{runId}}/{path}", (string runId, ApiReason body, HttpContext context, RunControlService control, RunReader reader, ApiProblems problems) =>
            AskAsync(runId, body, context, reader, problems, ApiRefusal.RunOver, (reason, actor) => request(runId)(control, reason, actor, CancellationToken.None)))
            .WithTags(Tag).Produces(204).Says(name, summary, description, 400, 404, 409, 415, 422);

    private static Task<IResult> AdoptAsync(
        string runId, string address, ApiReason body, HttpContext context, RunControlService control, RunReader reader, ApiProblems problems) =>
        string.IsNullOrWhiteSpace(body.CloudId)
            ? Task.FromResult<IResult>(problems.Refuse(ApiRefusal.ValueMissing, "/cloudId"))
            : AskAsync(runId, body, context, reader, problems, ApiRefusal.NothingFound, (reason, actor) =>
                control.AdoptAsync(runId, new ResourceAddress(address), body.CloudId, reason, actor, CancellationToken.None));

    private static Task<IResult> DisownAsync(
        string runId, string address, ApiReason body, HttpContext context, RunControlService control, RunReader reader, ApiProblems problems) =>
        AskAsync(runId, body, context, reader, problems, ApiRefusal.NothingFound, (reason, actor) =>
            control.DisownAsync(runId, new ResourceAddress(address), reason, actor, CancellationToken.None));

    private static async Task<IResult> AskAsync(
        string runId, ApiReason body, HttpContext context, RunReader reader, ApiProblems problems, ApiRefusal otherwise, Func<string, Actor, Task<bool>> ask)
    {
        if (await reader.FindAsync(runId, context.RequestAborted) is null) return problems.Refuse(ApiRefusal.RunUnknown);
        if (string.IsNullOrWhiteSpace(body.Reason)) return problems.Refuse(ApiRefusal.ValueMissing, "/reason");
        return await ask(body.Reason, RequestActor.Of(context)) ? TypedResults.NoContent() : problems.Refuse(otherwise);
    }
}
