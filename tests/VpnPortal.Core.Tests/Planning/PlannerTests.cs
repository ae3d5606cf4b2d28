using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Tests.Validation;

namespace VpnPortal.Core.Tests.Planning;

public sealed class PlannerTests
{
    public static readonly Plan ExampleOne = Planner.Create(TestDrafts.Complete().Compile().Topology!);

    /// <summary>Example 1 with two networks on each side, hence two routes on each gateway.</summary>
    public static readonly Plan TwoNetworksEach = Planner.Create(TestDrafts.Complete()
        .With(FieldPaths.Subnets(SideKey.One), "10.0.10.0/24, 10.0.20.0/24")
        .With(FieldPaths.Subnets(SideKey.Two), "192.168.10.0/24, 192.168.20.0/24").Compile().Topology!);

    [Fact]
    public void Plan_ExampleOne_HasTheDocumentedResources()
    {
        var counts = ExampleOne.Steps.CountBy(step => step.GetType()).ToDictionary();
        Assert.Equal(2, counts[typeof(CreateVpnGatewayStep)]);
        Assert.Equal(4, counts[typeof(CreateCustomerGatewayStep)]);
        Assert.Equal(2, counts[typeof(CreateIpsecConnectionStep)]);
        Assert.Equal(2, counts[typeof(CreateDestinationRouteStep)]);
        Assert.Equal(2, counts[typeof(AwaitTunnelsStep)]);
    }

    [Fact]
    public void Plan_CustomerGateways_StandForThePeersAddressAndAsn()
    {
        var step = (CreateCustomerGatewayStep)ExampleOne[ResourceAddress.CustomerGateway(SideKey.One, TunnelRole.Slave)];
        Assert.Equal(ResourceAddress.VpnGateway(SideKey.Two), step.PeerGateway);
        Assert.Equal(TunnelRole.Slave, step.Role);
        Assert.Equal(65500, step.CustomerGateway.Asn);
        Assert.Equal("VPN网关1-Customer2", step.CustomerGateway.Name);
    }

    [Fact]
    public void Plan_Gateways_DependOnNothingSoThatBothStartAtOnce() =>
        Assert.All(ExampleOne.Steps.OfType<CreateVpnGatewayStep>(), step => Assert.Empty(step.DependsOn));

    [Fact]
    public void Plan_Routes_SendThePeersNetworksIntoOwnConnection()
    {
        var step = ExampleOne.Steps.OfType<CreateDestinationRouteStep>().Single(route => route.Side == SideKey.One);
        Assert.Equal("192.168.0.0/16", step.Destination.ToString());
        Assert.Equal(ResourceAddress.IpsecConnection(SideKey.One), step.Connection);
        Assert.True(step.PublishToVpc);
    }

    [Fact]
    public void Plan_ToJsonAndBack_IsTheSamePlan()
    {
        var back = Plan.FromJson(ExampleOne.ToJson());
        Assert.Equal(ExampleOne.Hash, back.Hash);
        Assert.Equal(ExampleOne.Steps, back.Steps);
    }

    [Fact]
    public void Plan_Json_HoldsNoPresharedKey()
    {
        var json = ExampleOne.ToJson();
        Assert.Contains("tunnel1.psk", json, StringComparison.Ordinal);
        Assert.DoesNotContain(TestDrafts.MasterKey, json, StringComparison.Ordinal);
        Assert.DoesNotContain(TestDrafts.SlaveKey, json, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_AnyChange_ChangesTheHash()
    {
        var other = Planner.Create(TestDrafts.Complete().With("side2.gateway.name", "VPN网关二").Compile().Topology!);
        Assert.NotEqual(ExampleOne.Hash, other.Hash);
    }

    [Fact]
    public void Plan_DependencyAfterItsStep_IsRefused()
    {
        var backwards = ExampleOne.Steps.Reverse().ToEquatableArray();
        Assert.Throws<ArgumentException>(() => new Plan(ExampleOne.Scenario, backwards));
    }

    [Fact]
    public void Plan_SameAddressTwice_IsRefused()
    {
        var twice = ExampleOne.Steps.Append(ExampleOne.Steps[0]).ToEquatableArray();
        Assert.Throws<ArgumentException>(() => new Plan(ExampleOne.Scenario, twice));
    }
}
