using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>How long a plan usually takes: steps wait for their dependencies and for their gateway's lane, everything else is parallel.</summary>
/// <param name="CriticalSteps">The chain that decides the duration, first step first.</param>
/// <param name="Usual">From when everything goes quickly to when everything is slow.</param>
public sealed record PlanDuration(EquatableArray<ResourceAddress> CriticalSteps, UsualDuration Usual)
{
    /// <summary>The duration of a plan.</summary>
    /// <param name="history">What was measured so far; without it everything is taken from the documents.</param>
    public static PlanDuration Of(Plan plan, DurationHistory? history = null)
    {
        var usual = plan.Steps.ToDictionary(step => step.Address, (history ?? DurationHistory.Empty).Of);
        var quick = Finishes(plan, step => usual[step.Address].From);
        var slow = Finishes(plan, step => usual[step.Address].To);
        if (slow.Count == 0) return new(default, new(TimeSpan.Zero, TimeSpan.Zero));
        var chain = Chain(slow);
        return new(
            chain.ToEquatableArray(),
            new(quick.Values.Max(finish => finish.At), slow.Values.Max(finish => finish.At), DurationSource.Of(chain.ConvertAll(address => usual[address].Source))));
    }

    private static Dictionary<ResourceAddress, Finish> Finishes(Plan plan, Func<PlanStep, TimeSpan> duration)
    {
        var finishes = new Dictionary<ResourceAddress, Finish>();
        var lanes = new Dictionary<ResourceAddress, ResourceAddress>();
        foreach (var step in plan.Steps)
        {
            var needs = step.DependsOn.Where(finishes.ContainsKey);
            var before = step.Lane is { } lane && lanes.TryGetValue(lane, out var busy) ? needs.Append(busy) : needs;
            var after = before.Select(address => (ResourceAddress?)address).MaxBy(address => finishes[address!.Value].At);
            var start = after is { } latest ? finishes[latest].At : TimeSpan.Zero;
            finishes[step.Address] = new(start + duration(step), after);
            if (step.Lane is { } taken) lanes[taken] = step.Address;
        }

        return finishes;
    }

    private static List<ResourceAddress> Chain(Dictionary<ResourceAddress, Finish> finishes)
    {
        var chain = new List<ResourceAddress>();
        for (ResourceAddress? at = finishes.MaxBy(finish => finish.Value.At).Key; at is { } address; at = finishes[address].After) chain.Add(address);
        chain.Reverse();
        return chain;
    }

    private sealed record Finish(TimeSpan At, ResourceAddress? After);
}
