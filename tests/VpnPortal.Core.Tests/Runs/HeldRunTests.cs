using System.Collections.Immutable;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Tests.Runs;

/// <summary>What operators ask of a run: pause, continue, cancel, and a word about what was found.</summary>
public sealed class HeldRunTests
{
    private static readonly ResourceAddress Gateway1 = RunScript.Gateway1;
    private static readonly ResourceAddress Gateway2 = RunScript.Gateway2;

    [Fact]
    public void Decide_Paused_BeginsNothingAndFollowsWhatIsUnderWay()
    {
        var script = new RunScript().Intend(Gateway1).Accept(Gateway1).Then(at => new RunPaused(at));
        Assert.Equal([new ObserveStep(Gateway1)], script.Decide());
        Assert.Contains(new CallStep(Gateway2, 1), script.Then(at => new RunContinued(at)).Decide());
    }

    [Fact]
    public void Decide_PausedForEver_NeverEndsTheRun()
    {
        var script = new RunScript().BuiltUpToCustomerGateways().Then(at => new RunPaused(at)).After(TimeSpan.FromDays(1));
        Assert.Empty(script.Decide());
    }

    [Fact]
    public void Decide_PausedAfterALostAnswer_LooksUntilAbsenceIsProvenAndDoesNotCall()
    {
        var script = new RunScript().Intend(Gateway1).Unknown(Gateway1).Then(at => new RunPaused(at)).Absent(Gateway1);
        Assert.Equal([new LookUpStep(Gateway1)], script.Decide());
        Assert.Empty(script.After(RunDecider.AbsenceProof).Absent(Gateway1).Decide());
    }

    [Fact]
    public void Decide_CancelledWhileAGatewayMatures_EndsOnceItIsThere()
    {
        var script = new RunScript().Intend(Gateway1).Accept(Gateway1).Then(at => new RunCancelled(at));
        Assert.Equal([new ObserveStep(Gateway1)], script.Decide());
        Assert.Equal([new FinishRun(false)], script.Succeed(Gateway1).Decide());
    }

    [Fact]
    public void Decide_CancelledAfterALostAnswer_EndsOnlyOnceItIsKnownWhatBecameOfIt()
    {
        var script = new RunScript().Intend(Gateway1).Unknown(Gateway1).Then(at => new RunCancelled(at)).Absent(Gateway1);
        Assert.Equal([new LookUpStep(Gateway1)], script.Decide());
        Assert.Equal([new FinishRun(false)], script.After(RunDecider.AbsenceProof).Absent(Gateway1).Decide());
    }

    [Fact]
    public void Decide_CancelledWhileTunnelsAreNegotiated_EndsAtOnce()
    {
        var script = new RunScript().BuiltUpToConnections();
        foreach (var route in script.Plan.Steps.OfType<CreateDestinationRouteStep>()) script.Intend(route.Address).Accept(route.Address).Succeed(route.Address);
        script.Then(at => new StepAccepted(at, script.Plan.Steps.OfType<AwaitTunnelsStep>().First().Address, ImmutableSortedDictionary<string, string>.Empty, ""));
        Assert.Equal([new FinishRun(false)], script.Then(at => new RunCancelled(at)).Decide());
    }

    [Fact]
    public void Resume_OfACancelledRun_GoesOnWhereItStopped()
    {
        var script = new RunScript().Intend(Gateway1).Accept(Gateway1).Succeed(Gateway1).Then(at => new RunCancelled(at)).Resume();
        Assert.False(script.State.IsHeld || script.State.IsCancelled);
        Assert.Contains(new CallStep(Gateway2, 1), script.Decide());
    }

    [Fact]
    public void Continue_OfACancelledRun_DoesNotTakeTheCancelBack() =>
        Assert.True(new RunScript().Then(at => new RunCancelled(at)).Then(at => new RunContinued(at)).State.IsHeld);

    [Fact]
    public void Disowned_IsMadeAnewWithATokenOfItsOwn()
    {
        var script = Ambiguous().Then(at => new StepDisowned(at, Gateway1));
        Assert.Contains(new CallStep(Gateway1, 2), script.Decide());
    }

    [Fact]
    public void Adopted_ByAnOperator_IsWaitedForAndKeptWhenTheDeploymentIsReleased()
    {
        var script = Ambiguous().Then(at => new StepAdopted(at, Gateway1, ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, "vpn-b"), ByOperator: true));
        Assert.Contains(new ObserveStep(Gateway1), script.Decide());
        script.Succeed(Gateway1).Intend(Gateway2).Accept(Gateway2).Succeed(Gateway2);
        var destroy = PlanDiff.Destroy(script.Plan.Scenario, Inventory.Of([(script.Plan, script.State)]).State);
        Assert.Equal(ChangeAction.Keep, destroy.Changes.Single(change => change.Address == Gateway1).Action);
        Assert.Equal([Gateway2], destroy.Plan.Steps.Select(step => step.Target));
    }

    [Fact]
    public void Inventory_OutcomeOfTheLatestRunIsUnknown_NamesWhatItMayHaveMade()
    {
        var script = Ambiguous().Fail(Gateway1, PortalCodes.Ambiguous);
        Assert.Equal([Gateway1], Inventory.Of([(script.Plan, script.State)]).Unresolved);
        Assert.Empty(Inventory.Of([(script.Plan, script.State), (script.Plan, new RunScript().State)]).Unresolved);
    }

    [Fact]
    public void Standing_WhileAGatewayIsReplaced_IsTheFormerOneUntilTheNewOneHasAnId()
    {
        var former = new RunStarted(RunScript.Start, 1, new[] { new FormerOutputs(Gateway1, ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, "old")) }.ToEquatableArray());
        var plan = new RunScript().Plan;
        var before = RunState.Fold(plan, [former, new StepIntended(RunScript.Start, Gateway1, 1, "token")]);
        Assert.Equal((StepStatus.Succeeded, "old"), (before.Standing(Gateway1).Status, before.Standing(Gateway1).Outputs[OutputKeys.Id]));
        var after = before.Apply(new StepAccepted(RunScript.Start, Gateway1, ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, "new"), "REQ"));
        Assert.Equal((StepStatus.Maturing, "new"), (after.Standing(Gateway1).Status, after.Standing(Gateway1).Outputs[OutputKeys.Id]));
        Assert.Empty(after.Standing(ResourceAddress.Removal(Gateway2)).Outputs);
    }

    /// <summary>Two gateways were found where one was lost, and the run ended with that.</summary>
    private static RunScript Ambiguous() => new RunScript().Intend(Gateway1).Unknown(Gateway1).Then(at => new StepFailed(
        at, Gateway1, new StepError(PortalCodes.Ambiguous, "", ""), new[] { new Candidate("vpn-a", ""), new Candidate("vpn-b", "") }.ToEquatableArray())).Resume();
}
