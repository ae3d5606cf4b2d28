using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;
using VpnPortal.Web.Features.Wizard;

namespace VpnPortal.Web.Features.Review;

/// <summary>A plan as it is read.</summary>
/// <param name="IsEmpty">What stands is what is wanted.</param>
/// <param name="IsUnrecorded">It came to be so outside the portal, and a run without steps records it.</param>
/// <param name="Irreversible">What cannot be undone, with what it is about.</param>
/// <param name="Bills">What each gateway does to the bill.</param>
/// <param name="Routes">The ways between the networks, proven before anything is built.</param>
public sealed record PlanView(
    string Scenario, string Hash, bool IsEmpty, bool IsUnrecorded, string Sentence, IReadOnlyList<string> Irreversible, IReadOnlyList<ReviewProblem> Warnings,
    IReadOnlyList<AgreementRow> Agreement, string OneName, string TwoName, IReadOnlyList<PlanGroup> Groups, IReadOnlyList<string> Bills, RouteProofView Routes)
{
    public static PlanView Of(IStringLocalizer<WizardTexts> names, PlanDiff diff, ValidatedTopology topology, Engine.Provisioning.Review review, DurationHistory history)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        var path = PlanDuration.Of(diff.Plan, history);
        var before = review.Inventory.Before(diff.Plan);
        return new(
            diff.Plan.Scenario,
            diff.Plan.Hash,
            diff.IsEmpty,
            review.IsUnrecorded,
            (ChangeSentence.Of(diff, path.Usual) ?? PlanSentence.Of(topology, path.Usual)).In(culture),
            [.. Irreversibles(diff, culture)],
            [.. review.Diagnostics.Where(finding => finding.Severity == Severity.Warning).Select(finding => ReviewProblem.Of(names, review.Draft, finding))],
            review.Agreement, NameOf(topology.Scenario, SideKey.One), NameOf(topology.Scenario, SideKey.Two),
            [.. PlanGroup.Of(diff, history, path, before, culture)],
            [.. diff.Changes.Where(change => change.Kind == ResourceKind.VpnGateway).Select(change => Named([change.Name], change.Billing, culture))],
            RouteProofView.Of(names, topology.Scenario, review));
    }

    private static string NameOf(Scenario scenario, SideKey side) => scenario.FindSide(side)?.Gateway.VpcName ?? scenario.Site!.Name;

    /// <summary>The same sentence about several things is said once.</summary>
    internal static IEnumerable<string> Irreversibles(PlanDiff diff, string culture) =>
        from change in diff.Changes
        where change.Irreversible is not null
        group change.Name by change.Irreversible!.Value into same
        select Named(same, same.Key, culture);

    private static string Named(IEnumerable<string> names, BilingualText text, string culture) =>
        new BilingualText($"{string.Join("、", names)}：{text.Zh}", $"{string.Join(", ", names)}: {text.En}").In(culture);
}

/// <summary>What the plan does in one documented step.</summary>
public sealed record PlanGroup(int DocumentedStep, IReadOnlyList<PlanLine> Lines)
{
    /// <summary>All changes, in the order of the documented steps.</summary>
    internal static IEnumerable<PlanGroup> Of(PlanDiff diff, DurationHistory history, PlanDuration path, RunState before, string culture) =>
        from change in diff.Changes
        group PlanLine.Of(change, history, path, before, culture) by change.DocumentedStep into lines
        orderby lines.Key
        select new PlanGroup(lines.Key, [.. lines]);
}
