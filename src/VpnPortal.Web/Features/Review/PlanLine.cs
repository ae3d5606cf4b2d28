using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Review;

/// <summary>One address of the plan with what is done to it.</summary>
/// <param name="Sign">The action as a sign.</param>
/// <param name="Usual">How long it usually takes; null when nothing is done.</param>
/// <param name="WaitsForPeople">It takes as long as people at the device need.</param>
/// <param name="IsCritical">It lies on the chain that decides the duration.</param>
/// <param name="Calls">Its API calls in their order.</param>
public sealed record PlanLine(
    ChangeAction Action, string Sign, ResourceKind Kind, SideKey Side, string Address, string Name, string RegionId, (string Range, string Source)? Usual, bool WaitsForPeople, bool IsCritical,
    string Reason, string Impact, ImpactLevel Level, string Billing, IReadOnlyList<PlanDifference> Differences, IReadOnlyList<PlanCall> Calls)
{
    public static PlanLine Of(PlanChange change, DurationHistory history, PlanDuration path, RunState before, string culture) => new(
        change.Action, SignOf(change.Action), change.Kind, change.Side, change.Address.Value, change.Name, change.RegionId,
        change.Steps.Count == 0 ? null : UsualOf(change, history, culture),
        change.Steps.Any(step => step.WaitsForPeople),
        change.Steps.Any(step => path.CriticalSteps.Contains(step.Address)),
        change.Reason.In(culture), change.Impact.Text.In(culture), change.Impact.Level, change.Billing.In(culture),
        [.. change.Differences.Select(difference => PlanDifference.Of(difference, culture))],
        [.. change.Steps.Where(step => step.Calls).Select(step => PlanCall.Of(step, before))]);

    /// <summary>The steps of a change come one after the other.</summary>
    private static (string Range, string Source) UsualOf(PlanChange change, DurationHistory history, string culture)
    {
        var parts = change.Steps.Select(history.Of).ToList();
        var usual = new UsualDuration(
            TimeSpan.FromTicks(parts.Sum(part => part.From.Ticks)), TimeSpan.FromTicks(parts.Sum(part => part.To.Ticks)),
            DurationSource.Of([.. parts.Select(part => part.Source)]));
        return (Clocks.Range(usual), usual.Source.Words.In(culture));
    }

    private static string SignOf(ChangeAction action) => action switch
    {
        ChangeAction.Create => "+",
        ChangeAction.Update => "~",
        ChangeAction.Replace => "±",
        ChangeAction.Delete => "−",
        _ => "·",
    };
}

/// <summary>A value that differs.</summary>
/// <param name="Before">Null where there is none.</param>
/// <param name="After">Null where there is none.</param>
public sealed record PlanDifference(string Label, string? Before, string? After)
{
    public static PlanDifference Of(ValueDifference difference, string culture) =>
        new(difference.Label.In(culture), Shown(difference.Key, difference.Before), Shown(difference.Key, difference.After));

    /// <summary>Of a key only the fingerprint is known here, and it must not be taken for the key.</summary>
    private static string? Shown(string key, string? value) =>
        value is not null && key.StartsWith("psk.", StringComparison.Ordinal) ? $"{PresharedKey.Mask} {value}" : value;
}

/// <summary>An API call with its parameters, as far as they are known.</summary>
public sealed record PlanCall(string Action, IReadOnlyList<(string Name, string Value, bool IsKnown)> Parameters)
{
    public static PlanCall Of(PlanStep step, RunState before)
    {
        var call = PlannedCall.Of(step, before);
        return new(call.Action!, [.. call.Parameters.Select(parameter => (parameter.Name, Shown(parameter), parameter.KnownFrom is null))]);
    }

    private static string Shown(CallParameter parameter) => parameter switch
    {
        { IsSecret: true } => PresharedKey.Mask,
        { KnownFrom: { } address } => address.Value,
        _ => parameter.Value ?? "",
    };
}
