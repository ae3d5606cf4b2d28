using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Changes;

/// <summary>Compares what stands with what is wanted, address by address, dependencies first.</summary>
internal sealed class Comparison
{
    private readonly BuiltState built;
    private readonly BuiltState target;
    private readonly HashSet<ResourceAddress> renewed = [];
    private readonly HashSet<ResourceAddress> disturbed = [];

    private Comparison(BuiltState built, BuiltState target) => (this.built, this.target) = (built, target);

    /// <summary>
    /// One verdict per address: first what is wanted, in the order of the plan that would build it from nothing, then the rest. What was
    /// only used and is not any more is nobody's business.
    /// </summary>
    public static IReadOnlyList<Verdict> Of(Plan wanted, BuiltState built)
    {
        var comparison = new Comparison(built, BuiltState.Empty.After(wanted.Steps));
        return
        [
            .. wanted.Steps.Select(comparison.OfWanted),
            .. Unwanted(built).Where(verdict => comparison.target.Find(verdict.Address) is null && !IsOnlyUsed(verdict.Have!)),
        ];
    }

    /// <summary>What becomes of things that are not wanted; conditions end by themselves.</summary>
    public static IEnumerable<Verdict> Unwanted(BuiltState built) => built.Resources.Where(resource => !resource.IsCondition)
        .Select(have => new Verdict(have.Address, have.IsKept ? ChangeAction.Keep : ChangeAction.Delete, have, null, null));

    private static bool IsOnlyUsed(BuiltResource have) => have is BuiltVpnGateway { IsUsed: true } or BuiltCustomerGateway { IsKept: true };

    private Verdict OfWanted(PlanStep step)
    {
        var verdict = Judge(step);
        if (verdict.MakesNew) renewed.Add(verdict.Address);
        if (verdict.Action == ChangeAction.Await || verdict.Differences.Any(difference => difference.Change == ValueChange.Renegotiates)) disturbed.Add(verdict.Address);
        return verdict;
    }

    private Verdict Judge(PlanStep step)
    {
        var (have, want) = (built.Find(step.Address), target.Find(step.Address)!);
        Verdict To(ChangeAction action, ResourceAddress? because = null) => new(
            step.Address, action, have, want, step, have is null ? default : Differences(have, want).ToEquatableArray(), because);

        if (want.IsCondition)
            return To(have is null || !have.Needs.SequenceEqual(want.Needs) || want.Needs.Any(need => renewed.Contains(need) || disturbed.Contains(need)) ? ChangeAction.Await : ChangeAction.NoOp);
        if (have is null) return To(step.Action == StepAction.Use ? ChangeAction.Use : ChangeAction.Create);
        if (want.Needs.Concat(have.Needs).Where(renewed.Contains).Select(need => (ResourceAddress?)need).FirstOrDefault() is { } because)
            return To(ChangeAction.Replace, because);
        var verdict = To(ChangeAction.NoOp);
        if (have.IsUnfinished || have.GetType() != want.GetType() || verdict.Differences.Any(difference => MustReplace(difference, have, verdict.Differences.Count)))
            return verdict with { Action = ChangeAction.Replace };
        return verdict.Differences.Count > 0 ? verdict with { Action = ChangeAction.Update } : verdict;
    }

    /// <summary>A weight cannot be changed while another route has the same destination, nor together with another value: each is a call of its own.</summary>
    private bool MustReplace(ValueDifference difference, BuiltResource have, int differences) =>
        difference.Change == ValueChange.Replaces
        || (have is BuiltDestinationRoute route && difference.Key == BuiltDestinationRoute.WeightKey && (differences > 1 || HasTwin(route)));

    private bool HasTwin(BuiltDestinationRoute route) => built.Resources.Concat(target.Resources).OfType<BuiltDestinationRoute>().Any(other =>
        other.Gateway == route.Gateway && other.Destination == route.Destination && other.Address != route.Address);

    /// <summary>A value that is not known on either side cannot be said to differ.</summary>
    internal static IEnumerable<ValueDifference> Differences(BuiltResource have, BuiltResource want)
    {
        var (before, after) = (have.Values.ToDictionary(value => value.Key), want.Values.ToDictionary(value => value.Key));
        foreach (var key in after.Keys.Union(before.Keys))
        {
            var (old, now) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            if (old is { Value: null } || now is { Value: null } || old?.Value == now?.Value) continue;
            var either = now ?? old!;
            yield return new ValueDifference(key, either.Label, old?.Value, now?.Value, either.Change);
        }
    }
}
