using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Reachability;
using VpnPortal.Core.Validation;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Features.Review;

namespace VpnPortal.Web.Features.Api;

/// <summary>What the review page shows.</summary>
internal static class PlansApi
{
    public static void MapPlansApi(this RouteGroupBuilder api) =>
        api.MapGet("/deployments/{deploymentId}/plan", ReadAsync).WithTags("Plans").Produces<ApiPlan>().Says(
            "ReadPlan", "Plan the draft as it stands",
            "The difference to what stands already; after a finished run it is empty. Nothing in the cloud changes. A draft with errors has no plan; the problem lists them.",
            404, 422);

    private static async Task<IResult> ReadAsync(
        string deploymentId, ProvisioningService provisioning, DurationReader durations, ApiProblems problems, CancellationToken cancellationToken)
    {
        if (await provisioning.ReviewAsync(deploymentId, cancellationToken) is not { } review) return problems.Refuse(ApiRefusal.DeploymentUnknown);
        return review is { Diff: { } diff, Topology: { } topology }
            ? TypedResults.Ok(Of(review, diff, topology, await durations.ReadAsync(cancellationToken)))
            : problems.Refuse(ApiRefusal.DraftHasErrors, findings: ErrorsOf(review.Diagnostics));
    }

    /// <summary>What stands between a draft and its plan.</summary>
    internal static IEnumerable<ApiFinding> ErrorsOf(IEnumerable<Diagnostic> findings) =>
        findings.Where(finding => finding.Severity == Severity.Error).Select(ApiFinding.Of);

    private static ApiPlan Of(Engine.Provisioning.Review review, PlanDiff diff, ValidatedTopology topology, DurationHistory history)
    {
        var plan = diff.Plan;
        var duration = PlanDuration.Of(plan, history);
        var before = review.Inventory.Before(plan);
        var routes = RouteProofView.ProofOf(topology.Scenario, review);
        return new ApiPlan
        {
            IsEmpty = diff.IsEmpty, IsUnrecorded = review.IsUnrecorded, DraftVersion = review.Draft.Stored.Version, Hash = plan.Hash, Scenario = plan.Scenario,
            Sentence = ApiFinding.Say(ChangeSentence.Of(diff, duration.Usual) ?? PlanSentence.Of(topology, duration.Usual)),
            Irreversible = [.. PlanView.Irreversibles(diff, CultureInfo.CurrentUICulture.Name)],
            Usual = ApiDuration.Of(duration.Usual),
            Warnings = [.. review.Diagnostics.Where(finding => finding.Severity == Severity.Warning).Select(ApiFinding.Of)],
            Changes = [.. diff.Changes.Select(ApiPlannedChange.Of)],
            Steps = [.. plan.Steps.Select(step => ApiPlannedStep.Of(plan.Scenario, step, history.Of(step), duration.CriticalSteps.Contains(step.Address), before))],
            Agreement = [.. review.Agreement.Select(ApiAgreement.Of)],
            Routes = [.. ApiRouteProof.Of(topology.Scenario, routes)],
            RouteWarnings = [.. RouteFindings.Of(topology.Scenario, routes).Select(ApiFinding.Of)],
        };
    }
}
