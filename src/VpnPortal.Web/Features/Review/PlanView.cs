using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Validation;
using VpnPortal.Web.Features.Wizard;

namespace VpnPortal.Web.Features.Review;

/// <summary>A plan as it is read.</summary>
/// <param name="IsEmpty">What stands is what is wanted.</param>
/// <param name="Irreversible">What cannot be undone, with what it is about.</param>
/// <param name="Bills">What each gateway does to the bill.</param>
public sealed record PlanView(
    string Scenario, string Hash, bool IsEmpty, string Sentence, IReadOnlyList<string> Irreversible, IReadOnlyList<ReviewProblem> Warnings,
    IReadOnlyList<MatrixRow> Agreement, IReadOnlyList<PlanGroup> Groups, IReadOnlyList<string> Bills)
{
    public static PlanView Of(IStringLocalizer<WizardTexts> names, PlanDiff diff, ValidatedTopology topology, Engine.Provisioning.Review review)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var path = PlanDuration.Of(diff.Plan);
        var before = review.Inventory.Before(diff.Plan);
        return new(
            diff.Plan.Scenario,
            diff.Plan.Hash,
            diff.IsEmpty,
            (ChangeSentence.Of(diff, path.Usual) ?? PlanSentence.Of(topology, path.Usual)).In(culture),
            [.. Irreversibles(diff, culture)],
            [.. review.Diagnostics.Where(finding => finding.Severity == Severity.Warning).Select(finding => ReviewProblem.Of(names, review.Draft, finding))],
            [.. AgreementMatrix.Of(topology, review.Draft.Stored.Fingerprints).Select(row => MatrixRow.Of(row, culture))],
            [.. diff.Changes.GroupBy(change => change.DocumentedStep).Select(group => new PlanGroup(group.Key, [.. group.Select(change => PlanLine.Of(change, path, before, culture))]))],
            [.. diff.Changes.Where(change => change.Kind == ResourceKind.VpnGateway).Select(change => Named([change.Name], change.Billing, culture))]);
    }

    /// <summary>The same sentence about several things is said once.</summary>
    private static IEnumerable<string> Irreversibles(PlanDiff diff, string culture) =>
        from change in diff.Changes
        where change.Irreversible is not null
        group change.Name by change.Irreversible!.Value into same
        select Named(same, same.Key, culture);

    private static string Named(IEnumerable<string> names, BilingualText text, string culture) =>
        new BilingualText($"{string.Join("、", names)}：{text.Zh}", $"{string.Join(", ", names)}: {text.En}").In(culture);
}

/// <summary>A row of the agreement matrix.</summary>
public sealed record MatrixRow(string Subject, string One, string Two, Agreement Agreement, bool Holds)
{
    public static MatrixRow Of(AgreementRow row, string culture) => new(row.Subject.In(culture), row.One.In(culture), row.Two.In(culture), row.Agreement, row.Holds);
}

/// <summary>What the plan does in one documented step.</summary>
public sealed record PlanGroup(int DocumentedStep, IReadOnlyList<PlanLine> Lines);
