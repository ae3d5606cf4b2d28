using System.Collections.Immutable;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Planning;
using VpnPortal.Core.Tests.Validation;

namespace VpnPortal.Core.Tests.Runs;

/// <summary>What may happen next in runs that build on what earlier ones left.</summary>
public sealed class RunDeciderChangeTests
{
    private static readonly DateTimeOffset Now = RunScript.Start;
    private static readonly BuiltState Built = BuiltState.Empty.After(PlannerTests.ExampleOne.Steps);
    private static readonly Plan Wider = Difference((FieldPaths.Subnets(SideKey.Two), "192.168.10.0/24, 192.168.20.0/24"));
    private static readonly Plan Faster = Difference((FieldPaths.Bandwidth(SideKey.One), "100"));

    [Fact]
    public void Decide_StepThatNeedsWhatStands_IsCalledAtOnceInItsGatewaysLane()
    {
        var routes = Wider.Steps.OfType<CreateDestinationRouteStep>().Select(step => step.Address).ToList();
        Assert.Equal(2, routes.Count);
        Assert.Equal([new CallStep(routes[0], 1)], Decide(Wider, Before(Wider)));
        Assert.Empty(Decide(Wider, Before(Wider), one: GatewayStatus.Updating));
    }

    [Fact]
    public void Decide_DeletionOnAGatewayThatIsReplaced_WaitsForTheFormerGateway()
    {
        var removals = Faster.Steps.OfType<DeleteDestinationRouteStep>().Select(step => (RunAction)new CallStep(step.Address, 1)).ToList();
        Assert.Equal(2, removals.Count);
        Assert.Equal(removals.Order(Comparer<RunAction>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()))),
            Decide(Faster, Before(Faster)).Order(Comparer<RunAction>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()))));
        Assert.Single(Decide(Faster, Before(Faster), one: GatewayStatus.Updating));
    }

    [Fact]
    public void Decide_DeletionOnAGatewayThatIsGone_IsCalledOnceTheRegionWasSeen()
    {
        var plan = PlanDiff.Destroy(PlannerTests.ExampleOne.Scenario, Built).Plan;
        Assert.Empty(RunDecider.Decide(plan, Before(plan), new Dictionary<string, GatewayStatus>(), Now));
        Assert.Equal(2, RunDecider.Decide(plan, Before(plan), new Dictionary<string, GatewayStatus>(), Now, new HashSet<string> { TestDrafts.Frankfurt }).Count);
        Assert.Empty(RunDecider.Decide(Wider, Before(Wider), new Dictionary<string, GatewayStatus>(), Now, new HashSet<string> { TestDrafts.Frankfurt }));
    }

    [Fact]
    public void State_OfWhatStands_CountsAsSucceededWithItsFormerOutputs()
    {
        var state = Before(Wider);
        Assert.Equal((StepStatus.Succeeded, "id-vpn_gateway.side1"), (state[RunScript.Gateway1].Status, state[RunScript.Gateway1].Outputs[OutputKeys.Id]));
        Assert.Throws<KeyNotFoundException>(() => state[ResourceAddress.Bgp(SideKey.One)]);
    }

    private static IReadOnlyList<RunAction> Decide(Plan plan, RunState state, GatewayStatus one = GatewayStatus.Active) => RunDecider.Decide(
        plan, state, new Dictionary<string, GatewayStatus> { ["id-vpn_gateway.side1"] = one, ["id-vpn_gateway.side2"] = GatewayStatus.Active }, Now);

    private static RunState Before(Plan plan) => RunState.Fold(plan,
    [
        new RunStarted(Now, Former: Built.Resources.Select(resource => new FormerOutputs(
            resource.Address, ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, $"id-{resource.Address}"))).ToEquatableArray()),
    ]);

    private static Plan Difference((string Path, string Text) answer) =>
        PlanDiff.Of(TestDrafts.Complete().With(answer.Path, answer.Text).Compile().Topology!, Built).Plan;
}
