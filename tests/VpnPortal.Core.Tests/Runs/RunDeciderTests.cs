using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Planning;

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
    public void Decide_ConnectionIsOnItsWay_NothingElseIsWrittenOnItsGateway()
    {
        var script = new RunScript().BuiltUpToCustomerGateways();
        var connection = ResourceAddress.IpsecConnection(SideKey.One);
        script.Intend(connection).Accept(connection);
        Assert.DoesNotContain(script.Decide().OfType<CallStep>(), call => script.Plan[call.Address].Lane == RunScript.Gateway1);
    }

    [Fact]
    public void Decide_TwoRoutesOnEachGateway_AreWrittenOneAfterTheOtherOnBothAtOnce()
    {
        var script = new RunScript(PlannerTests.TwoNetworksEach).BuiltUpToConnections();
        var (one, two) = (script.Routes(SideKey.One), script.Routes(SideKey.Two));
        Assert.Equal([one[0], two[0]], Calls());
        script.Intend(one[0]);
        Assert.Equal([two[0]], Calls());
        script.Accept(one[0]);
        Assert.Equal([two[0]], Calls());
        script.Succeed(one[0]);
        Assert.Equal([one[1], two[0]], Calls());

        IEnumerable<ResourceAddress> Calls() => script.Decide().OfType<CallStep>().Select(call => call.Address);
    }

    [Fact]
    public void Decide_PutOff_WaitsUntilThen()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).PutOff(RunScript.Gateway1, TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(new CallStep(RunScript.Gateway1, 1), script.Decide());
        Assert.Contains(new CallStep(RunScript.Gateway1, 1), script.After(TimeSpan.FromSeconds(30)).Decide());
    }

    [Fact]
    public void Decide_PutOffLongerThanATokenIsTrusted_UsesANewOne()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).PutOff(RunScript.Gateway1).After(RunDecider.TokenLifetime);
        Assert.Contains(new CallStep(RunScript.Gateway1, 2), script.Decide());
    }

    [Fact]
    public void MayCall_NothingFoundAndTheTokenIsTrusted_CallsAgainWithTheSame()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1).After(TimeSpan.FromMinutes(9))
            .Absent(RunScript.Gateway1).PutOff(RunScript.Gateway1);
        Assert.Contains(new CallStep(RunScript.Gateway1, 1), script.Decide());
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void MayCall_TokenIsOld_NeedsTwoLooksHalfAMinuteApart(int seconds, bool mayCall)
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1).After(TimeSpan.FromMinutes(11)).Absent(RunScript.Gateway1);
        Assert.False(RunDecider.MayCall(script.State[RunScript.Gateway1], script.Now.AddHours(1)));
        script.After(TimeSpan.FromSeconds(seconds)).Absent(RunScript.Gateway1);
        Assert.Equal(mayCall, RunDecider.MayCall(script.State[RunScript.Gateway1], script.Now));
        Assert.Equal(mayCall, script.PutOff(RunScript.Gateway1).Decide().Contains(new CallStep(RunScript.Gateway1, 2)));
    }

    [Fact]
    public void Decide_AnswerWasLostAndLaterCallsWereRefusedUntilTheTokenGrewOld_LooksUpBeforeCalling()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1).After(TimeSpan.FromSeconds(5))
            .Absent(RunScript.Gateway1).PutOff(RunScript.Gateway1);
        for (var minute = 0; minute < 10; minute++)
        {
            Assert.Contains(new CallStep(RunScript.Gateway1, 1), script.Decide());
            script.Intend(RunScript.Gateway1).PutOff(RunScript.Gateway1, TimeSpan.FromMinutes(1)).After(TimeSpan.FromMinutes(1));
        }

        Assert.Contains(new LookUpStep(RunScript.Gateway1), script.Decide());
        Assert.DoesNotContain(script.Decide().OfType<CallStep>(), call => call.Address == RunScript.Gateway1);
    }

    [Fact]
    public void Resume_CallWasRefusedAfterAnAnswerHadBeenLost_LooksAgain()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1).Absent(RunScript.Gateway1)
            .PutOff(RunScript.Gateway1).Intend(RunScript.Gateway1).Fail(RunScript.Gateway1).Resume();
        Assert.Contains(new LookUpStep(RunScript.Gateway1), script.Decide());
        Assert.DoesNotContain(script.Decide().OfType<CallStep>(), call => call.Address == RunScript.Gateway1);
    }

    [Fact]
    public void Resume_CallsOfANewGenerationWereOnlyRefused_CallsAgain()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1)
            .Intend(RunScript.Gateway1, generation: 2).Fail(RunScript.Gateway1).Resume();
        Assert.Contains(new CallStep(RunScript.Gateway1, 3), script.Decide());
    }

    [Fact]
    public void Resume_ResourceVanished_MakesANewOne()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Accept(RunScript.Gateway1).Fail(RunScript.Gateway1, PortalCodes.Vanished).Resume(TimeSpan.Zero);
        Assert.Contains(new CallStep(RunScript.Gateway1, 2), script.Decide());
        Assert.Empty(script.State[RunScript.Gateway1].Outputs);
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
        var script = new RunScript().Intend(RunScript.Gateway1).Unknown(RunScript.Gateway1).Fail(RunScript.Gateway1).Resume();
        var actions = script.Decide();
        Assert.Contains(new LookUpStep(RunScript.Gateway1), actions);
        Assert.DoesNotContain(actions.OfType<CallStep>(), call => call.Address == RunScript.Gateway1);
        Assert.NotNull(script.State[RunScript.Gateway1].Error);
    }

    [Fact]
    public void Resume_FailedStepWithAnId_WaitsForItInsteadOfMakingAnother()
    {
        var script = new RunScript().Intend(RunScript.Gateway1).Accept(RunScript.Gateway1).Fail(RunScript.Gateway1).Resume();
        Assert.Contains(new ObserveStep(RunScript.Gateway1), script.Decide());
        Assert.Equal(script.Now, script.State[RunScript.Gateway1].AcceptedAt);
    }
}
