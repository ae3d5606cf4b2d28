using FsCheck;
using FsCheck.Fluent;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Changes;

/// <summary>What holds of the plans of all valid topologies. A failure names its seed; <see cref="TopologySketch.Draw(int)"/> draws it again.</summary>
public sealed class PlanProperties
{
    private const int Topologies = 600;

    [Fact]
    public void Plan_OfAnyTopology_IsAcyclicAndEveryDependencyExists() => ForAll((sketch, _) =>
    {
        var before = new HashSet<ResourceAddress>();
        foreach (var step in sketch.Wanted().Steps)
        {
            Assert.All(step.DependsOn, need => Assert.Contains(need, before));
            Assert.True(before.Add(step.Address), $"{step.Address} stands twice.");
        }
    });

    [Fact]
    public void Plan_Folded_GivesWhatTheTopologyWants() => ForAll((sketch, random) =>
    {
        var run = new SketchRun(random);
        run.Carry(PlanDiff.Of(sketch.Topology, BuiltState.Empty, sketch.Fingerprints).Plan, mayStop: false);
        Assert.Equal(sketch.Expected(), ExpectedThings.Of(run.Built));
        run.Cloud.AssertSound();
    });

    [Fact]
    public void Plan_FromNothing_IsTheDifferenceToNothing() => ForAll((sketch, _) =>
        Assert.Equal(sketch.Wanted().Hash, PlanDiff.Of(sketch.Topology, BuiltState.Empty, sketch.Fingerprints).Plan.Hash));

    [Fact]
    public void Plan_OfWhatStands_ChangesNothing() => ForAll((sketch, _) =>
    {
        var wanted = sketch.Wanted();
        var again = PlanDiff.Of(sketch.Topology, BuiltState.Empty.After(wanted.Steps), sketch.Fingerprints);
        Assert.True(again.IsEmpty);
        Assert.All(again.Changes, change => Assert.Equal(ChangeAction.NoOp, change.Action));
        Assert.Equal(wanted.Steps.Select(step => step.Address).Order(), again.Changes.Select(change => change.Address).Order());
    });

    [Fact]
    public void Destroy_OfWhatStands_LeavesOnlyWhatIsKeptAndReversesTheOrder() => ForAll((sketch, random) =>
    {
        var wanted = sketch.Wanted();
        var run = new SketchRun(random);
        run.Carry(wanted, mayStop: false);
        var destroy = PlanDiff.Destroy(wanted.Scenario, run.Built);
        AssertReversed(wanted, destroy.Plan, run.Built);
        run.Carry(destroy.Plan, mayStop: false);
        Assert.Equal(sketch.Expected().Where(sketch.IsKept), ExpectedThings.Of(run.Built));
        Assert.All(run.Cloud.Own, own => Assert.StartsWith("vpn_gateway.", own, StringComparison.Ordinal));
        Assert.True(PlanDiff.Destroy(wanted.Scenario, run.Built).IsEmpty);
    });

    [Fact]
    public void Plan_StoppedAnywhereAndPlannedAgain_EndsInTheSameState() => ForAll((sketch, random) =>
    {
        var run = new SketchRun(random);
        run.Converge(sketch.Difference);
        Assert.Equal(sketch.Expected(), ExpectedThings.Of(run.Built));
        run.Converge(built => PlanDiff.Destroy(sketch.Scenario, built));
        Assert.Equal(sketch.Expected().Where(sketch.IsKept), ExpectedThings.Of(run.Built));
    });

    [Fact]
    public void Plan_OfAnEditedTopology_EndsAsWantedHoweverItIsInterrupted() => ForAll((sketch, random) =>
    {
        var edited = sketch.Crossed(TopologySketch.Draw(random, sketch.Scenario), random);
        var run = new SketchRun(random);
        run.Carry(PlanDiff.Of(sketch.Topology, BuiltState.Empty, sketch.Fingerprints).Plan, mayStop: random.Next(3) == 0);
        run.Converge(edited.Difference);
        AssertIs(edited, run);
        run.LoseSomething();
        run.Converge(edited.Difference);
        AssertIs(edited, run);
        run.Converge(sketch.Difference);
        AssertIs(sketch, run);
    });

    /// <summary>As wanted; beside it only what had to be kept.</summary>
    private static void AssertIs(TopologySketch wanted, SketchRun run)
    {
        var (expected, stands) = (wanted.Expected(), ExpectedThings.Of(run.Built));
        Assert.Empty(expected.Except(stands));
        Assert.All(stands.Except(expected), line => Assert.True(IsLeftBehind(line), line));
    }

    private static bool IsLeftBehind(string line) => line.Contains(": used ", StringComparison.Ordinal) || line.StartsWith("route_propagation.", StringComparison.Ordinal);

    /// <summary>Whatever needed another thing when it was made goes before it.</summary>
    private static void AssertReversed(Plan wanted, Plan destroy, BuiltState built)
    {
        var place = destroy.Steps.Index().ToDictionary(step => step.Item.Target, step => step.Index);
        foreach (var resource in built.Resources)
            foreach (var need in resource.Needs.Where(need => place.ContainsKey(resource.Address) && place.ContainsKey(need)))
                Assert.True(place[resource.Address] < place[need], $"{resource.Address} goes after {need}.");
        Assert.All(destroy.Steps, step => Assert.Contains(wanted.Steps, made => made.Address == step.Target && made.IsOwned));
    }

    private static void ForAll(Action<TopologySketch, Random> holds) => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        try
        {
            holds(TopologySketch.Draw(seed), new Random(seed));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed}: {exception.Message}", exception);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Topologies));
}
