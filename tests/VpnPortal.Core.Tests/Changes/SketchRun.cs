using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;

namespace VpnPortal.Core.Tests.Changes;

/// <summary>A deployment whose plans are carried out in any order that dependencies allow, and may be stopped anywhere.</summary>
internal sealed class SketchRun(Random random)
{
    public SketchCloud Cloud { get; } = new();

    public BuiltState Built { get; private set; } = BuiltState.Empty;

    /// <summary>Carries out a whole plan, or stops after some steps.</summary>
    public void Carry(Plan plan, bool mayStop)
    {
        var open = plan.Steps.ToList();
        var done = plan.Standing.ToHashSet();
        for (var left = mayStop ? random.Next(open.Count + 1) : open.Count; left > 0; left--)
        {
            var ready = open.Where(step => step.DependsOn.All(done.Contains)).ToList();
            var step = ready[random.Next(ready.Count)];
            Cloud.Run(step);
            Built = step.Apply(Built);
            open.Remove(step);
            done.Add(step.Address);
        }
    }

    /// <summary>Plans and carries out until there is nothing to do; some of the first runs stop halfway.</summary>
    public void Converge(Func<BuiltState, PlanDiff> plan)
    {
        for (var run = 0; run < 4; run++) Carry(plan(Built).Plan, mayStop: run < 3);
        if (plan(Built) is { IsEmpty: false } rest) throw new InvalidOperationException("Not done: " + string.Join(", ", rest.Plan.Steps.Select(step => step.Address)));
        Cloud.AssertSound();
    }

    /// <summary>Something that has a state of its own is deleted elsewhere, and seen to be gone.</summary>
    public void LoseSomething()
    {
        var losable = Built.Resources.Where(resource => resource is BuiltVpnGateway or BuiltIpsecConnection).ToList();
        if (losable.Count == 0) return;
        var lost = losable[random.Next(losable.Count)].Address;
        Cloud.Vanish(lost);
        Built = Built.WithoutGone([lost]);
    }
}
