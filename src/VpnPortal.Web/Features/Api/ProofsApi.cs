using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Data.Queries;
using VpnPortal.Engine.Proofs;
using VpnPortal.Web.Features.Verify;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>What the verify page shows and starts.</summary>
internal static class ProofsApi
{
    private const string Tag = "Proofs";

    public static void MapProofsApi(this RouteGroupBuilder api)
    {
        api.MapGet("/deployments/{deploymentId}/verification", ReadAsync).WithTags(Tag).Produces<ApiVerification>().Says(
            "ReadVerification", "Read what is proven", "Five proofs for each tunnel, the way between the sides, and the instances that can ping.", 404);
        api.MapGet("/deployments/{deploymentId}/pings", ListAsync).WithTags(Tag).Produces<IReadOnlyList<ApiPing>>().Says(
            "ListPings", "List the latest pings", "Newest first, at most 30.", 404);
        api.MapPost("/deployments/{deploymentId}/pings", StartAsync).WithTags(Tag).Produces<ApiCreated>(201).Says(
            "StartPing", "Start a ping through Cloud Assistant", "It returns at once; read the ping until its verdict is not inProgress any more.", 400, 404, 409, 415, 422);
        api.MapGet("/deployments/{deploymentId}/pings/{pingId}", PingAsync).WithTags(Tag).Produces<ApiPing>().Says(
            "ReadPing", "Read a ping", "One that was not answered comes with likely causes.", 404);
    }

    private static async Task<IResult> ReadAsync(
        string deploymentId, VerificationService verifications, ApiProblems problems, CancellationToken cancellationToken) =>
        await verifications.OpenAsync(deploymentId, cancellationToken) is { } verification
            ? TypedResults.Ok(ApiVerification.Of(verification)) : problems.Refuse(ApiRefusal.DeploymentUnknown);

    private static async Task<IResult> ListAsync(
        string deploymentId, VerificationService verifications, DeploymentsQuery deployments, ApiProblems problems, CancellationToken cancellationToken) =>
        await deployments.FindAsync(deploymentId, cancellationToken) is not null
            ? TypedResults.Ok<IReadOnlyList<ApiPing>>([.. (await verifications.PingsAsync(deploymentId, cancellationToken)).Select(ApiPing.Of)])
            : problems.Refuse(ApiRefusal.DeploymentUnknown);

    private static async Task<IResult> PingAsync(
        string deploymentId, string pingId, VerificationService verifications, DeploymentsQuery deployments, PathReader paths, ApiProblems problems,
        CancellationToken cancellationToken)
    {
        if (await deployments.FindAsync(deploymentId, cancellationToken) is null) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        if ((await verifications.PingsAsync(deploymentId, cancellationToken)).FirstOrDefault(one => one.Id == pingId) is not { } ping) return problems.Refuse(ApiRefusal.PingUnknown);
        // Only a ping that went wrong has causes, and looking for them asks the cloud.
        var path = ping.FinishedAt is null || ping.Succeeded ? null : await paths.ReadAsync(deploymentId, cancellationToken);
        var causes = path is null ? [] : PingDiagnosis.Of(ping, path.Facts);
        return TypedResults.Ok(ApiPing.Of(ping) with
        {
            Causes = [.. causes.Select(cause => new ApiPingCause(cause.Code, ApiFinding.Say(cause.Cause), ApiFinding.Say(cause.NextAct)))],
        });
    }

    private static async Task<IResult> StartAsync(
        string deploymentId, ApiPingStart body, HttpContext context, VerificationService verifications, IStringLocalizer<VerifyTexts> texts, ApiProblems problems)
    {
        if (await verifications.OpenAsync(deploymentId, context.RequestAborted) is not { } verification) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        if (verification.Path is null) return problems.Refuse(ApiRefusal.NotBuilt);
        if (body.FromSide is not (null or 1 or 2)) return problems.Refuse(ApiRefusal.ValueInvalid, "/fromSide");
        var choice = ChoiceOf(verification, body);
        var errors = VerifyCheck.Problems(verification, choice, texts);
        if (errors.Count > 0) return problems.Refuse(ApiRefusal.PingRefused, findings: errors.Select(Finding));
        var side = verification.Side(choice.SourceSide)!;
        var destination = choice.Destination.Trim();
        var id = await verifications.StartAsync(
            new PingRequest(
                deploymentId, side.RegionId!, side.Instances.First(one => one.Id == choice.SourceId),
                verification.Side(choice.SourceSide.Peer())?.Instances.FirstOrDefault(one => one.PrivateIp == destination)?.Name ?? "",
                destination, VerifyCheck.CountOf(choice)!.Value),
            RequestActor.Of(context), context.RequestAborted);
        return TypedResults.Created($"{ApiEndpoints.Root}/deployments/{deploymentId}/pings/{id}", new ApiCreated(id));
    }

    /// <summary>As the page reads its address; an instance that was named is never replaced by another one.</summary>
    private static VerifyChoice ChoiceOf(Verification verification, ApiPingStart body)
    {
        var side = body.FromSide ?? (int?)verification.Sides.FirstOrDefault(one => one.Instances.Any(instance => instance.Id == body.Source))?.Key;
        var choice = VerifyChoice.From(verification, new VerifyAddress(
            verification.DeploymentId, side?.ToString(CultureInfo.InvariantCulture), body.Source, body.Destination, body.Count?.ToString(CultureInfo.InvariantCulture)));
        return body.Source is null ? choice : choice with { SourceId = body.Source };
    }

    private static ApiFinding Finding(FieldError error) => new()
    {
        Code = error.FieldId, Severity = Severity.Error, Message = error.Text, Fix = "",
        Path = error.FieldId switch
        {
            VerifyCheck.SourceField => "/source",
            VerifyCheck.CountField => "/count",
            _ => "/destination",
        },
    };
}
