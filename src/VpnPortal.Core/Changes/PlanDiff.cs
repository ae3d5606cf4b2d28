using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Changes;

/// <summary>A plan as the difference between what is wanted and what stands.</summary>
/// <param name="Plan">The steps that are needed; they may depend on what stands already.</param>
/// <param name="Changes">Every address, those that stay as they are included, by documented step.</param>
public sealed record PlanDiff(Plan Plan, EquatableArray<PlanChange> Changes)
{
    /// <summary>Nothing has to be done.</summary>
    public bool IsEmpty => Plan.Steps.Count == 0;

    /// <summary>How many addresses meet with that.</summary>
    public int Count(ChangeAction action) => Changes.Count(change => change.Action == action);

    /// <summary>What it takes to get from what stands to what is wanted.</summary>
    /// <param name="desired">What shall exist.</param>
    /// <param name="built">What stands.</param>
    /// <param name="fingerprints">A short fingerprint per draft path of a pre-shared key; without it keys count as unchanged.</param>
    /// <param name="gone">What was built once and is not there any more, so that the reason can say so.</param>
    public static PlanDiff Of(
        ValidatedTopology desired, BuiltState built, IReadOnlyDictionary<string, string>? fingerprints = null, IReadOnlySet<ResourceAddress>? gone = null)
    {
        var wanted = Planner.Create(desired, fingerprints);
        var verdicts = Comparison.Of(wanted, built);
        return Of(
            wanted.Scenario, verdicts, wanted.Steps,
            new ChangeContext(verdicts, built, BuiltState.Empty.After(wanted.Steps), gone ?? new HashSet<ResourceAddress>(), IsTeardown: false));
    }

    /// <summary>What is wanted is another thing than what a run was to lead to.</summary>
    /// <param name="design">See <see cref="Plan.Design"/>.</param>
    public static bool IsAhead(ValidatedTopology desired, EquatableArray<PlanStep> design, IReadOnlyDictionary<string, string> fingerprints) =>
        Of(desired, BuiltState.Empty.After(design), fingerprints).Changes
            .Any(change => change.Action is not (ChangeAction.NoOp or ChangeAction.Keep or ChangeAction.Use));

    /// <summary>What it takes to take everything away that the portal made, in the reverse order.</summary>
    /// <param name="design">What it was, as the latest plan knew it.</param>
    public static PlanDiff Destroy(string scenario, BuiltState built, EquatableArray<PlanStep> design = default)
    {
        var verdicts = Comparison.Unwanted(built).ToList();
        return Of(scenario, verdicts, design, new ChangeContext(verdicts, built, BuiltState.Empty, new HashSet<ResourceAddress>(), IsTeardown: true));
    }

    private static PlanDiff Of(string scenario, IReadOnlyList<Verdict> verdicts, EquatableArray<PlanStep> design, ChangeContext context)
    {
        var steps = StepOrder.Of(verdicts, context.Built).ToEquatableArray();
        var standing = verdicts.Where(verdict => verdict.Action is ChangeAction.NoOp or ChangeAction.Keep).Select(verdict => verdict.Address).Order();
        return new PlanDiff(
            new Plan(scenario, steps, standing.ToEquatableArray(), design, context.IsTeardown),
            verdicts.Select(verdict => PlanChange.Of(verdict, steps, context)).OrderBy(change => change.DocumentedStep).ToEquatableArray());
    }
}

/// <summary>What the words about a change need to know beside the change itself.</summary>
/// <param name="Gone">What was built once and is not there any more.</param>
/// <param name="IsTeardown">Everything is taken away.</param>
internal sealed record ChangeContext(
    IReadOnlyList<Verdict> Verdicts, BuiltState Built, BuiltState Target, IReadOnlySet<ResourceAddress> Gone, bool IsTeardown)
{
    /// <summary>Name of what is or will be at an address.</summary>
    public string NameOf(ResourceAddress address) => Target.Find(address) is null ? Built.NameOf(address) : Target.NameOf(address);

    /// <summary>Verdict of an address, or null.</summary>
    public Verdict? Find(ResourceAddress address) => Verdicts.FirstOrDefault(verdict => verdict.Address == address);
}
