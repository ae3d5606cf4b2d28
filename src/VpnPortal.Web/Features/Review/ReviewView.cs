using Microsoft.Extensions.Localization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Engine.Overview;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Review;

/// <summary>What the review shows, in the reader's language.</summary>
/// <param name="Problems">Errors that stand between the draft and a plan, with the address of their field.</param>
/// <param name="Plan">The plan, null while there are errors.</param>
public sealed record ReviewView(
    string DeploymentId, string Name, int Version, bool IsLocked, bool IsBuilt, IReadOnlyList<ReviewProblem> Problems, TopologyView Drawing, PlanView? Plan)
{
    public static ReviewView Of(IStringLocalizer<WizardTexts> names, Engine.Provisioning.Review review, DeploymentOverview? standing, DurationHistory history) => new(
        review.Draft.Stored.DeploymentId, review.Draft.Stored.Name, review.Draft.Stored.Version, review.Draft.IsLocked, review.Draft.IsBuilt,
        [.. review.Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(finding => ReviewProblem.Of(names, review.Draft, finding))],
        ReviewDrawing.Of(review, standing),
        review is { Diff: { } diff, Topology: { } topology } ? PlanView.Of(names, diff, topology, review, history) : null);
}

/// <summary>A finding with the address of its field.</summary>
public sealed record ReviewProblem(string Path, string Label, string Text, string Href)
{
    public static ReviewProblem Of(IStringLocalizer<WizardTexts> names, Engine.Drafting.OpenDraft draft, Diagnostic finding) =>
        new(finding.Path, FieldLabels.Full(names, draft.Reading.Scenario, finding.Path), FindingText.Of(finding), StepNumber.Address(draft.Stored.DeploymentId, draft.Reading.Scenario, finding.Path));
}
