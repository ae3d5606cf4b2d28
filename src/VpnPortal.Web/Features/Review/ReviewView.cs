using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Validation;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Shared;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Review;

/// <summary>What the review shows, in the reader's language.</summary>
/// <param name="Problems">Errors that stand between the draft and a plan, with the address of their field.</param>
/// <param name="Plan">The plan, null while there are errors.</param>
public sealed record ReviewView(
    string DeploymentId, string Name, int Version, bool IsLocked, IReadOnlyList<ReviewProblem> Problems, TopologyView Drawing, PlanView? Plan)
{
    public static ReviewView Of(IStringLocalizer<WizardTexts> names, Engine.Provisioning.Review review) => new(
        review.Draft.Stored.DeploymentId, review.Draft.Stored.Name, review.Draft.Stored.Version, review.Draft.IsLocked,
        [.. review.Diagnostics.Where(finding => finding.Severity == Severity.Error).Select(finding => ReviewProblem.Of(names, review.Draft, finding))],
        DraftTopology.Of(review.Draft.Reading),
        review is { Plan: { } plan, Topology: { } topology } ? PlanView.Of(names, plan, topology, review) : null);
}

/// <summary>A finding with the address of its field.</summary>
public sealed record ReviewProblem(string Path, string Label, string Text, string Href)
{
    public static ReviewProblem Of(IStringLocalizer<WizardTexts> names, Engine.Drafting.OpenDraft draft, Diagnostic finding) =>
        new(finding.Path, FieldLabels.Full(names, finding.Path), FindingText.Of(finding), StepNumber.Address(draft.Stored.DeploymentId, draft.Reading.Scenario, finding.Path));
}

/// <summary>A plan as it is read.</summary>
public sealed record PlanView(
    string Scenario, string Hash, string Sentence, IReadOnlyList<string> Irreversible, IReadOnlyList<ReviewProblem> Warnings,
    IReadOnlyList<MatrixRow> Agreement, IReadOnlyList<PlanGroup> Groups, UsualDuration Usual, bool IsPrepaid)
{
    public static PlanView Of(IStringLocalizer<WizardTexts> names, Plan plan, ValidatedTopology topology, Engine.Provisioning.Review review)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var path = PlanDuration.Of(plan);
        return new(
            plan.Scenario,
            plan.Hash,
            PlanSentence.Of(topology, path.Usual).In(culture),
            [.. PlanSentence.Irreversible(topology).Select(text => text.In(culture))],
            [.. review.Diagnostics.Where(finding => finding.Severity == Severity.Warning).Select(finding => ReviewProblem.Of(names, review.Draft, finding))],
            [.. AgreementMatrix.Of(topology, review.Draft.Stored.Fingerprints).Select(row => MatrixRow.Of(row, culture))],
            [.. plan.Steps.GroupBy(step => step.DocumentedStep).OrderBy(group => group.Key).Select(group => new PlanGroup(group.Key, [.. group.Select(step => PlanLine.Of(step, path, culture))]))],
            path.Usual,
            topology.Scenario.CloudSides.Any(side => side.Gateway is { ExistingId: null, Billing.IsPrepaid: true }));
    }
}

/// <summary>A row of the agreement matrix.</summary>
public sealed record MatrixRow(string Subject, string One, string Two, Agreement Agreement, bool Holds)
{
    public static MatrixRow Of(AgreementRow row, string culture) => new(row.Subject.In(culture), row.One.In(culture), row.Two.In(culture), row.Agreement, row.Holds);
}

/// <summary>The steps of the plan that carry out one documented step.</summary>
public sealed record PlanGroup(int DocumentedStep, IReadOnlyList<PlanLine> Lines);

/// <summary>One step of the plan with its call.</summary>
/// <param name="IsCritical">It lies on the chain that decides the duration.</param>
public sealed record PlanLine(
    string Kind, int Side, string Address, string Name, string RegionId, string Usual, bool IsCritical, string Action,
    IReadOnlyList<(string Name, string Value, bool IsKnown)> Parameters)
{
    public static PlanLine Of(PlanStep step, PlanDuration path, string culture)
    {
        var call = PlannedCall.Of(step);
        return new(
            step.GetType().Name, (int)step.Side, step.Address.Value, step.DisplayName, step.RegionId,
            $"{Clocks.Span(step.Usual.From)}–{Clocks.Span(step.Usual.To)}", path.CriticalSteps.Contains(step.Address), call.Action ?? "",
            [.. call.Parameters.Select(parameter => (parameter.Name, Shown(parameter), parameter.KnownFrom is null))]);
    }

    private static string Shown(CallParameter parameter) => parameter switch
    {
        { IsSecret: true } => PresharedKey.Mask,
        { KnownFrom: { } address } => address.Value,
        _ => parameter.Value ?? "",
    };

}
