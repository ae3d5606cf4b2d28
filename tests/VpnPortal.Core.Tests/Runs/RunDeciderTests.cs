using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Tests.Runs;

public sealed class RunDeciderTests
{
    [Fact]
    public void Decide_AtTheStart_OrdersBothGatewaysAndNothingElse() =>
        Assert.Equal([new CallStep(RunScript.Gateway1, 1), new CallStep(RunScript.Gateway2, 1)], new RunScript().Decide());

    [Fact]
    public void Decide_WhileACallIsOnItsWay_DoesNotCallAgain() =>
        Assert.Equal([new CallStep(RunScript.Gateway2, 1)], new RunScript().Intend(RunScript.Gateway1).Decide());

    [Fact]
    public void Decide_OneGatewayIsDone_StartsTheOtherSidesCustomerGateways()
    {
        var actions = new RunScript().Intend(RunScript.Gateway1).Accept(RunScript.Gateway1).Succeed(RunScript.Gateway1)
            .Intend(RunScript.Gateway2).Accept(RunScript.Gateway2).Decide();
        Assert.Contains(new CallStep(ResourceAddress.CustomerGateway(SideKey.Two, TunnelRole.Master), 1), actions);
        Assert.DoesNotContain(actions.OfType<CallStep>(), action => action.Address == ResourceAddress.CustomerGateway(SideKey.One, TunnelRole.Master));
        Assert.Contains(new ObserveStep(RunScript.Gateway2), actions);
    }

    [Fact]
    public void Decide_OutcomeIsUnknown_LooksUpAndNeverCalls() =>
        Assert.Contains(new LookUpStep(RunScript.Gateway1), new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1).Decide());

    [Theory]
    [InlineData(GatewayStatus.Updating)]
    [InlineData(GatewayStatus.Provisioning)]
    [InlineData(GatewayStatus.Unrecognised)]
    public void Decide_GatewayIsNotActive_HoldsItsLaneBackAndOnlyIts(GatewayStatus status)
    {
        var calls = new RunScript().BuiltUpToCustomerGateways().Decide(one: status).OfType<CallStep>().ToList();
        Assert.Equal([new CallStep(ResourceAddress.IpsecConnection(SideKey.Two), 1)], calls);
    }

    [Fact]
    public void Decide_TwoRoutesOnOneGateway_AreWrittenOneAfterTheOther()
    {
        var script = new RunScript().BuiltUpToCustomerGateways();
        var connection = ResourceAddress.IpsecConnection(SideKey.One);
        script.Intend(connection).Accept(connection);
        Assert.DoesNotContain(script.Decide().OfType<CallStep>(), call => script.Plan[call.Address].Lane == RunScript.Gateway1);
    }

    [Fact]
    public void Decide_PutOff_WaitsUntilThen()
    {
        var script = new RunScript().Intend(RunScript.Gateway1)
            .Then(at => new StepDeferred(at, RunScript.Gateway1, at.AddSeconds(30), new StepError("Throttling.User", "", "")));
        Assert.DoesNotContain(new CallStep(RunScript.Gateway1, 1), script.Decide());
        Assert.Contains(new CallStep(RunScript.Gateway1, 1), script.After(TimeSpan.FromSeconds(30)).Decide());
    }

    [Fact]
    public void Decide_PutOffLongerThanATokenIsTrusted_UsesANewOne()
    {
        var script = new RunScript().Intend(RunScript.Gateway1)
            .Then(at => new StepDeferred(at, RunScript.Gateway1, at, new StepError("ServiceUnavailable", "", ""))).After(RunDecider.TokenLifetime);
        Assert.Contains(new CallStep(RunScript.Gateway1, 2), script.Decide());
    }

    [Fact]
    public void GenerationAfterAbsence_TokenIsTrusted_CallsAgainWithTheSame()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1);
        Assert.Equal(1, RunDecider.GenerationAfterAbsence(script.State[RunScript.Gateway1], script.Now.AddMinutes(9)));
    }

    [Fact]
    public void GenerationAfterAbsence_TokenIsOld_NeedsTwoLooksHalfAMinuteApart()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1).After(TimeSpan.FromMinutes(11))
            .Then(at => new StepAbsent(at, RunScript.Gateway1));
        Assert.Null(RunDecider.GenerationAfterAbsence(script.State[RunScript.Gateway1], script.Now.AddSeconds(29)));
        Assert.Equal(2, RunDecider.GenerationAfterAbsence(script.State[RunScript.Gateway1], script.Now.AddSeconds(30)));
    }

    [Fact]
    public void Decide_AStepFailed_GoesOnElsewhereAndEndsWhenNothingIsLeft()
    {
        var script = new RunScript().Fail(RunScript.Gateway1);
        Assert.Contains(new CallStep(RunScript.Gateway2, 1), script.Decide());
        script.Intend(RunScript.Gateway2).Accept(RunScript.Gateway2).Succeed(RunScript.Gateway2);
        foreach (var role in TunnelRoles.Both)
            script.Fail(ResourceAddress.CustomerGateway(SideKey.One, role));
        Assert.Equal([new FinishRun(false)], script.Decide());
        Assert.Equal(RunScript.Gateway1, RunDecider.Blocked(script.Plan, script.State)[ResourceAddress.Tunnels(SideKey.Two)]);
    }

    [Fact]
    public void Decide_EverythingIsDone_EndsWithSuccess()
    {
        var script = new RunScript();
        foreach (var step in script.Plan.Steps) script.Succeed(step.Address);
        Assert.Equal([new FinishRun(true)], script.Decide());
    }

    [Fact]
    public void Decide_RunIsOver_DoesNothing() => Assert.Empty(new RunScript().Then(at => new RunFinished(at, false)).Decide());

    [Fact]
    public void Resume_StepFailedWhileItsOutcomeWasUnknown_LooksAgainAndNeverCallsBlindly()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1).Fail(RunScript.Gateway1)
            .Then(at => new RunFinished(at, false)).After(TimeSpan.FromHours(1)).Then(at => new RunResumed(at));
        var actions = script.Decide();
        Assert.Contains(new LookUpStep(RunScript.Gateway1), actions);
        Assert.DoesNotContain(actions.OfType<CallStep>(), call => call.Address == RunScript.Gateway1);
        Assert.NotNull(script.State[RunScript.Gateway1].Error);
    }

    [Fact]
    public void Resume_FailedStepWithAnId_WaitsForItInsteadOfMakingAnother()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Accept(RunScript.Gateway1).Fail(RunScript.Gateway1)
            .Then(at => new RunFinished(at, false)).After(TimeSpan.FromHours(1)).Then(at => new RunResumed(at));
        Assert.Contains(new ObserveStep(RunScript.Gateway1), script.Decide());
        Assert.Equal(script.Now, script.State[RunScript.Gateway1].AcceptedAt);
    }
}
