using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Drift;
using VpnPortal.Core.Planning;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>Something that was changed outside the portal.</summary>
public sealed record ApiDrift
{
    [Description("For example vpn_gateway.side1.")]
    public required string Address { get; init; }

    public required ResourceKind Kind { get; init; }

    [Description("Its name as it was built.")]
    public required string Name { get; init; }

    [Description("It is not there any more.")]
    public required bool IsGone { get; init; }

    [Description("Values: before as built, after as seen.")]
    public required IReadOnlyList<ApiDifference> Differences { get; init; }

    internal static ApiDrift Of(DriftItem item) => new()
    {
        Address = item.Address.Value, Kind = item.Kind, Name = item.Name, IsGone = item.IsGone,
        Differences = [.. item.Differences.Select(one => new ApiDifference(one.Key, ApiFinding.Say(one.Label), one.Before, one.After))],
    };
}

/// <summary>Which value is adopted.</summary>
public sealed record ApiAdoption
{
    [Description("Address of what has drifted.")]
    public string? Address { get; init; }

    [Description("Key of the difference.")]
    public string? Key { get; init; }

    [Description("The value as it was read; another one by now is refused.")]
    public string? Value { get; init; }
}

/// <summary>What was changed outside the portal.</summary>
internal static class DriftApi
{
    private const string Tag = "Deployments";

    public static void MapDriftApi(this RouteGroupBuilder api)
    {
        api.MapGet("/deployments/{deploymentId}/drift", ReadAsync).WithTags(Tag).Produces<IReadOnlyList<ApiDrift>>().Says(
            "ReadDrift", "Compare a deployment with the cloud", "Field by field. The plan starts from what is seen, so that running it brings everything back.", 404);
        api.MapPost("/deployments/{deploymentId}/drift/adopt", AdoptAsync).WithTags(Tag).Produces(204).Says(
            "AdoptDrift", "Take a value that was seen into the draft", "The next plan leaves it as it is.", 400, 404, 409, 415, 422);
    }

    private static async Task<IResult> ReadAsync(string deploymentId, DriftService drift, ApiProblems problems, CancellationToken cancellationToken) =>
        await drift.ReadAsync(deploymentId, cancellationToken) is { } report
            ? TypedResults.Ok<IReadOnlyList<ApiDrift>>([.. report.Items.Select(ApiDrift.Of)]) : problems.Refuse(ApiRefusal.DeploymentUnknown);

    private static async Task<IResult> AdoptAsync(string deploymentId, ApiAdoption body, HttpContext context, DriftService drift, ApiProblems problems)
    {
        if (await drift.ReadAsync(deploymentId, context.RequestAborted) is null) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        if (string.IsNullOrWhiteSpace(body.Address)) return problems.Refuse(ApiRefusal.ValueMissing, "/address");
        if (string.IsNullOrWhiteSpace(body.Key)) return problems.Refuse(ApiRefusal.ValueMissing, "/key");
        if (body.Value is null) return problems.Refuse(ApiRefusal.ValueMissing, "/value");
        return await drift.AdoptAsync(deploymentId, new ResourceAddress(body.Address), body.Key, body.Value, RequestActor.Of(context), CancellationToken.None)
            ? TypedResults.NoContent() : problems.Refuse(ApiRefusal.NotDrifted);
    }
}
