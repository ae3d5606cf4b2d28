using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Validation;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Web.Features.Api;

/// <summary>What the review page shows.</summary>
internal static class PlansApi
{
    public static void MapPlansApi(this RouteGroupBuilder api) =>
        api.MapGet("/deployments/{deploymentId}/plan", ReadAsync).WithTags("Plans").Produces<ApiPlan>().Says(
            "ReadPlan", "Plan the draft as it stands", "Nothing in the cloud changes. A draft with errors has no plan; the problem lists them.", 404, 422);

    private static async Task<IResult> ReadAsync(
        string deploymentId, ProvisioningService provisioning, ApiProblems problems, CancellationToken cancellationToken)
    {
        if (await provisioning.ReviewAsync(deploymentId, cancellationToken) is not { } review) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        return review is { Plan: { } plan, Topology: { } topology }
            ? TypedResults.Ok(Of(review, plan, topology))
            : problems.Refuse(ApiRefusal.DraftHasErrors, findings: ErrorsOf(review));
    }

    /// <summary>What stands between a draft and its plan.</summary>
    internal static IEnumerable<ApiFinding> ErrorsOf(Engine.Provisioning.Review review) =>
        review.Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(ApiFinding.Of);

    private static ApiPlan Of(Engine.Provisioning.Review review, Plan plan, ValidatedTopology topology)
    {
        var duration = PlanDuration.Of(plan);
        return new ApiPlan
        {
            DraftVersion = review.Draft.Stored.Version, Hash = plan.Hash, Scenario = plan.Scenario,
            Sentence = ApiFinding.Say(PlanSentence.Of(topology, duration.Usual)),
            Irreversible = [.. PlanSentence.Irreversible(topology).Select(ApiFinding.Say)],
            Usual = ApiDuration.Of(duration.Usual),
            Warnings = [.. review.Diagnostics.Where(finding => finding.Severity == Severity.Warning).Select(ApiFinding.Of)],
            Steps = [.. plan.Steps.Select(step => ApiPlannedStep.Of(plan.Scenario, step, duration.CriticalSteps.Contains(step.Address)))],
        };
    }
}
