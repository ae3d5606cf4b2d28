using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Progress;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Planning;
using VpnPortal.Core.Tests.Runs;

namespace VpnPortal.Core.Tests.Progress;

public sealed class RunProgressTests
{
    private static readonly ResourceAddress Customer11 = ResourceAddress.CustomerGateway(SideKey.One, TunnelRole.Master);
    private static readonly ResourceAddress Connection1 = ResourceAddress.IpsecConnection(SideKey.One);
    private RunScript script = new();

    [Fact]
    public void BothGatewaysOrdered_TheyWork_TheRestWaitsForWhatComesFirst()
    {
        script.Intend(RunScript.Gateway1).Accept(RunScript.Gateway1).Intend(RunScript.Gateway2);

        Assert.Equal(StepPhase.Working, Row(RunScript.Gateway1).Phase);
        Assert.Equal(StepPhase.Working, Row(RunScript.Gateway2).Phase);
        Assert.Equal(StepPhase.Waiting, Row(Customer11).Phase);
        Assert.Equal([RunScript.Gateway2], Row(Customer11).WaitsFor.Select(step => step.Address));
        Assert.Equal([RunScript.Gateway1, RunScript.Gateway2], Row(Connection1).WaitsFor.Select(step => step.Address));
        Assert.Equal(0, Read().DoneCount);
    }

    [Fact]
    public void GatewayFailed_IsTheOnlyCause_WhatDependsOnItIsBlockedByIt()
    {
        script.Intend(RunScript.Gateway2).Fail(RunScript.Gateway2);

        Assert.Equal([RunScript.Gateway2], Read().RootCauses.Select(row => row.Address));
        Assert.Equal(StepPhase.Blocked, Row(Connection1).Phase);
        Assert.Equal([RunScript.Gateway2], Row(Connection1).WaitsFor.Select(step => step.Address));
        Assert.Equal(StepPhase.Failed, Read().Subject!.Phase);
    }

    [Fact]
    public void AnswerLost_IsLookedUp_AndSpokenOfFirst()
    {
        script.Intend(RunScript.Gateway1).Accept(RunScript.Gateway1).Intend(RunScript.Gateway2).Unknown(RunScript.Gateway2);

        Assert.Equal(StepPhase.LookedUp, Row(RunScript.Gateway2).Phase);
        Assert.Equal(RunScript.Gateway2, Read().Subject!.Address);
    }

    [Fact]
    public void PutOff_CountsDownUntilItIsTried()
    {
        script.Intend(RunScript.Gateway1).Then(at => new StepDeferred(at, RunScript.Gateway1, at.AddSeconds(8), new StepError("Throttling", "", "")));

        Assert.Equal(StepPhase.Deferred, Row(RunScript.Gateway1).Phase);
        Assert.Equal(script.Now.AddSeconds(8), Row(RunScript.Gateway1).NotBefore);
    }

    [Fact]
    public void LaneBusy_TheRouteQueuesBehindWhatIsUnderWay()
    {
        script = new RunScript(PlannerTests.TwoNetworksEach).BuiltUpToConnections();
        var (routes, others) = (script.Routes(SideKey.One), script.Routes(SideKey.Two));
        script.Intend(routes[0]).Accept(routes[0]);

        Assert.Equal(StepPhase.Queued, Row(routes[1]).Phase);
        Assert.Equal([routes[0]], Row(routes[1]).WaitsFor.Select(step => step.Address));
        Assert.Equal(StepPhase.Queued, Row(others[0]).Phase);
        Assert.Empty(Row(others[0]).WaitsFor);
    }

    [Fact]
    public void CriticalPath_FollowsTheSlowerGateway()
    {
        script.Intend(RunScript.Gateway1).Accept(RunScript.Gateway1).After(TimeSpan.FromSeconds(20)).Succeed(RunScript.Gateway1)
            .Intend(RunScript.Gateway2).Accept(RunScript.Gateway2);

        Assert.True(Row(RunScript.Gateway2).IsCritical);
        Assert.False(Row(RunScript.Gateway1).IsCritical);
        Assert.Equal([1, 2, 3], Read().Rows.Where(row => row.IsCritical).Select(row => row.Step.DocumentedStep).Take(3));
    }

    [Fact]
    public void CriticalPath_AStepThatTakesLonger_IsExpectedToEndNow()
    {
        script.Intend(RunScript.Gateway1).Accept(RunScript.Gateway1);
        var later = script.Now.AddMinutes(20);

        Assert.True(CriticalPath.ExpectedEnd(script.Plan, script.State, later) > later);
        Assert.Contains(RunScript.Gateway1, CriticalPath.Of(script.Plan, script.State, later));
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(27, 60)]
    [InlineData(170, 300)]
    public void Scale_IsRoundAndLeavesRoom(int elapsed, int length) =>
        Assert.Equal(TimeSpan.FromSeconds(length), TimeScale.For(RunScript.Start, RunScript.Start.AddSeconds(elapsed), isOver: false).Length);

    [Fact]
    public void Scale_OfAnEndedRun_IsExact_AndPlacesStayInside()
    {
        var scale = TimeScale.For(RunScript.Start, RunScript.Start.AddSeconds(80), isOver: true);

        Assert.Equal(50, scale.PercentOf(RunScript.Start.AddSeconds(40)), 3);
        Assert.Equal(100, scale.PercentOf(RunScript.Start.AddHours(1)));
        Assert.Equal(0, scale.PercentOf(RunScript.Start.AddHours(-1)));
        Assert.InRange(scale.Marks().Count, 2, 7);
    }

    private RunProgress Read() => RunProgress.Of(script.Plan, script.State, script.Now);

    private StepRow Row(ResourceAddress address) => Read().Find(address.Value)!;
}
