using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Changes;

/// <summary>What a plan does to one address, and all that an operator wants to know of it before agreeing.</summary>
/// <param name="Address">What is changed.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Reason">Why.</param>
/// <param name="Differences">Values that differ, of secrets the fingerprints; empty where there is nothing to compare.</param>
/// <param name="Impact">What it does to traffic.</param>
/// <param name="Billing">What it does to the bill.</param>
/// <param name="Irreversible">What cannot be undone afterwards, or null.</param>
/// <param name="Steps">The steps that do it, in order; none where nothing is done.</param>
/// <param name="Order">Place of its first step in the plan, from 1; null without steps.</param>
/// <param name="Usual">How long its steps usually take.</param>
public sealed record PlanChange(
    ResourceAddress Address, ChangeAction Action, ResourceKind Kind, int DocumentedStep, SideKey Side, string RegionId, string Name,
    BilingualText Reason, EquatableArray<ValueDifference> Differences, OutageImpact Impact, BilingualText Billing, BilingualText? Irreversible,
    EquatableArray<PlanStep> Steps, int? Order, UsualDuration Usual)
{
    internal static PlanChange Of(Verdict verdict, EquatableArray<PlanStep> plan, ChangeContext context)
    {
        var resource = verdict.Resource;
        var steps = plan.Index().Where(step => step.Item.Target == verdict.Address).ToList();
        var usual = new UsualDuration(
            steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Item.Usual.From), steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Item.Usual.To));
        return new(
            verdict.Address, verdict.Action, resource.Kind, resource.DocumentedStep, resource.Side, resource.RegionId, context.NameOf(verdict.Address),
            ChangeReason.Of(verdict, context), verdict.Action is ChangeAction.Update or ChangeAction.Replace ? verdict.Differences : default,
            OutageImpact.Of(verdict, context), ChangeBilling.Of(verdict), ChangeBilling.Irreversible(verdict),
            steps.Select(step => step.Item).ToEquatableArray(), steps.Count == 0 ? null : steps[0].Index + 1, usual);
    }
}
