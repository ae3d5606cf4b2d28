using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Tests.Runs;

public sealed class LookPaceTests
{
    private static readonly ResourceAddress Connection = ResourceAddress.IpsecConnection(SideKey.One);

    [Fact]
    public void UntilNext_NothingIsUnderWay_HasNoWish() => Assert.Null(Next(new RunScript()));

    [Fact]
    public void UntilNext_AnotherRegion_HasNoWish() =>
        Assert.Null(LookPace.UntilNext(Making().Plan, Making().State, "cn-hangzhou", RunScript.Start));

    [Theory]
    [InlineData(0, 30)]
    [InlineData(20, 10)]
    [InlineData(29.9, 1.196)]
    [InlineData(30, 1.2)]
    [InlineData(100, 4)]
    public void UntilNext_GatewayIsBeingMade_WaitsHalfOfAMinuteAndThenAPartOfWhatHasPassed(double passed, double expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), Next(Making().After(TimeSpan.FromSeconds(passed))));

    [Fact]
    public void UntilNext_CloudIsFaster_DocumentedTimesAreShorter()
    {
        var script = Making();
        Assert.Equal(TimeSpan.FromSeconds(3), Next(script, timeScale: 10));
        Assert.Equal(TimeSpan.FromSeconds(0.12), Next(script.After(TimeSpan.FromSeconds(3)), timeScale: 10));
    }

    [Fact]
    public void UntilNext_GatewayAndConnectionAreUnderWay_TheSoonerOneCounts()
    {
        var script = new RunScript().BuiltUpToCustomerGateways().Intend(Connection).Accept(Connection);
        Assert.Equal(TimeSpan.FromSeconds(2.5), Next(script));
        script.Intend(ResourceAddress.IpsecConnection(SideKey.Two)).Accept(ResourceAddress.IpsecConnection(SideKey.Two));
        Assert.Equal(TimeSpan.FromSeconds(0.16), Next(script.After(TimeSpan.FromSeconds(4))));
    }

    [Fact]
    public void UntilNext_CustomerGatewayIsUnderWay_NoListingWouldTellOfIt()
    {
        var address = ResourceAddress.CustomerGateway(SideKey.Two, TunnelRole.Master);
        var script = new RunScript().Intend(RunScript.Gateway1).Accept(RunScript.Gateway1).Succeed(RunScript.Gateway1).Intend(address).Accept(address);
        Assert.Null(Next(script));
    }

    [Fact]
    public void UntilNext_TunnelsAreWaitedFor_TimeCountsFromTheLastThingThatWasDone()
    {
        var (script, tunnels) = (new RunScript().BuiltUpToConnections(), ResourceAddress.Tunnels(SideKey.One));
        var route = script.Routes(SideKey.One)[0];
        script.Accept(tunnels).Intend(route).Accept(route).After(TimeSpan.FromSeconds(20)).Succeed(route);
        Assert.Equal(TimeSpan.FromSeconds(2.5), Next(script));
        Assert.Equal(TimeSpan.FromSeconds(0.4), Next(script.After(TimeSpan.FromSeconds(10))));
    }

    private static RunScript Making() => new RunScript().Intend(RunScript.Gateway1).Accept(RunScript.Gateway1);

    private static TimeSpan? Next(RunScript script, double timeScale = 1) =>
        LookPace.UntilNext(script.Plan, script.State, script.Plan[RunScript.Gateway1].RegionId, script.Now, timeScale);
}
