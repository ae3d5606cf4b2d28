using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Changes;

/// <summary>
/// Turns verdicts into steps and says what each waits for. Deletions go against the direction of needs; what is made anew waits until
/// all that hung on the former one is gone; and routing that is not wanted any more stays until its successor works.
/// </summary>
internal sealed class StepOrder
{
    private readonly Dictionary<ResourceAddress, Verdict> removed;
    private readonly Dictionary<ResourceAddress, DeleteStep> removals;
    private readonly List<(Verdict Verdict, PlanStep Step)> forward;

    private StepOrder(IReadOnlyList<Verdict> verdicts, BuiltState built)
    {
        removed = verdicts.Where(verdict => verdict.Removes).ToDictionary(verdict => verdict.Address);
        removals = removed.ToDictionary(entry => entry.Key, entry => Removals.Of(entry.Value.Have!, built));
        forward = [.. verdicts.Select(verdict => (verdict, StepOf(verdict)!)).Where(pair => pair.Item2 is not null)];
    }

    /// <summary>The steps, dependencies first.</summary>
    public static IEnumerable<PlanStep> Of(IReadOnlyList<Verdict> verdicts, BuiltState built)
    {
        var order = new StepOrder(verdicts, built);
        var backward = order.removed.Values.OrderByDescending(verdict => verdict.Have!.Kind).ThenByDescending(verdict => verdict.Address)
            .Select(verdict => order.removals[verdict.Address] with { DependsOn = order.NeedsOfRemoval(verdict).Distinct().ToEquatableArray() });
        return Sorted([.. backward, .. order.forward.Select(pair => pair.Step with { DependsOn = order.NeedsOf(pair.Verdict, pair.Step).Distinct().ToEquatableArray() })]);
    }

    private static PlanStep? StepOf(Verdict verdict) => verdict.Action switch
    {
        ChangeAction.Create or ChangeAction.Use or ChangeAction.Replace or ChangeAction.Await => verdict.Step,
        ChangeAction.Update => Updates.Of(verdict),
        _ => null,
    };

    /// <summary>A new thing comes after the end of the former one and of all that needed it: whatever is found at the address then is the new one.</summary>
    private IEnumerable<ResourceAddress> NeedsOf(Verdict verdict, PlanStep step)
    {
        if (!verdict.MakesNew) return step.DependsOn;
        var ended = removed.Values.Where(other => other.Address == verdict.Address || other.Have!.Needs.Contains(verdict.Address) || TakesSameIp(verdict, other));
        return [.. step.DependsOn, .. ended.Select(other => removals[other.Address].Address).Order()];
    }

    /// <summary>A public IP can be registered once per region, so that registrations are deleted before others are made.</summary>
    private static bool TakesSameIp(Verdict made, Verdict ended) =>
        made.Want is BuiltCustomerGateway { IsKept: false } now && ended.Have is BuiltCustomerGateway former && former.RegionId == now.RegionId;

    private IEnumerable<ResourceAddress> NeedsOfRemoval(Verdict verdict)
    {
        var have = verdict.Have!;
        var users = removed.Values.Where(other => other.Have!.Needs.Contains(have.Address) || IsBgpOver(have, other.Have!));
        var after = users.Select(other => removals[other.Address].Address).Order();
        return IsRoutingLeftOver(verdict) ? [.. after, .. Successors(have.Side)] : after;
    }

    /// <summary>Propagation can be switched off only once BGP is off on all connections of the gateway.</summary>
    private static bool IsBgpOver(BuiltResource have, BuiltResource other) =>
        have is BuiltPropagation propagation && other is BuiltBgp bgp && bgp.Gateway == propagation.Gateway;

    /// <summary>Routing that is given up while its connection stays.</summary>
    private bool IsRoutingLeftOver(Verdict verdict) =>
        verdict.Action == ChangeAction.Delete && IsRouting(verdict.Have!) && !verdict.Have!.Needs.Any(need => removed.ContainsKey(need) || IsMadeNew(need));

    private bool IsMadeNew(ResourceAddress address) => forward.Any(pair => pair.Verdict.MakesNew && pair.Verdict.Address == address);

    /// <summary>New routing of that side, up to established sessions.</summary>
    private IEnumerable<ResourceAddress> Successors(SideKey side) =>
        forward.Where(pair => pair.Verdict.Resource.Side == side && (IsRouting(pair.Verdict.Resource) || pair.Verdict.Resource.Kind == ResourceKind.BgpSessions))
            .Select(pair => pair.Step.Address);

    private static bool IsRouting(BuiltResource resource) => resource.Kind is ResourceKind.DestinationRoute or ResourceKind.Bgp or ResourceKind.RoutePropagation;

    /// <summary>Keeps the given order as far as dependencies allow.</summary>
    private static List<PlanStep> Sorted(List<PlanStep> steps)
    {
        var open = steps.Select(step => step.Address).ToHashSet();
        var sorted = new List<PlanStep>();
        while (steps.Find(step => !step.DependsOn.Any(open.Contains)) is { } next)
        {
            steps.Remove(next);
            open.Remove(next.Address);
            sorted.Add(next);
        }

        // What is left forms a cycle; the plan refuses it.
        return [.. sorted, .. steps];
    }
}
