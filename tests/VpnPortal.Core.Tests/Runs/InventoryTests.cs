using VpnPortal.Core.Changes;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Tests.Validation;

namespace VpnPortal.Core.Tests.Runs;

public sealed class InventoryTests
{
    private static readonly ResourceAddress Gateway1 = ResourceAddress.VpnGateway(SideKey.One);
    private static readonly ResourceAddress Connection2 = ResourceAddress.IpsecConnection(SideKey.Two);

    [Fact]
    public void Inventory_OfAFinishedRun_IsWhatThePlanPredicted()
    {
        var script = Finished();
        var inventory = Inventory.Of([(script.Plan, script.State)]);
        Assert.Equal(BuiltState.Empty.After(script.Plan.Steps), inventory.State);
        Assert.Equal("id-vpn_gateway.side1", inventory.Former.Single(former => former.Address == Gateway1).Outputs[OutputKeys.Id]);
        var next = inventory.Before(new Plan(script.Plan.Scenario, default, new[] { Gateway1 }.ToEquatableArray()));
        Assert.Equal((StepStatus.Succeeded, "id-vpn_gateway.side1"), (next[Gateway1].Status, next[Gateway1].Outputs[OutputKeys.Id]));
    }

    [Fact]
    public void Inventory_OfAStoppedRun_HoldsWhatSucceededAndWhatWasOrdered()
    {
        var script = new RunScript().Intend(Gateway1).Accept(Gateway1).Fail(Gateway1, PortalCodes.Deadline)
            .Intend(RunScript.Gateway2).Accept(RunScript.Gateway2).Fail(RunScript.Gateway2, PortalCodes.Vanished);
        var inventory = Inventory.Of([(script.Plan, script.State)]);
        var unfinished = Assert.Single(inventory.State.Resources);
        Assert.Equal((Gateway1, true), (unfinished.Address, unfinished.IsUnfinished));
    }

    [Fact]
    public void Inventory_OfRunsInARow_KeepsOutputsOfWhatLaterRunsLeftAloneAndForgetsWhatTheyDeleted()
    {
        var first = Finished();
        var built = Inventory.Of([(first.Plan, first.State)]);
        var destroy = PlanDiff.Destroy(first.Plan.Scenario, built.State).Plan;
        var routes = destroy.Steps.TakeWhile(step => step is DeleteDestinationRouteStep).ToList();
        var second = new RunScript(destroy);
        foreach (var step in routes) second.Intend(step.Address).Accept(step.Address).Succeed(step.Address);
        var after = Inventory.Of([(first.Plan, first.State), (second.Plan, second.State)]);
        Assert.Equal(2, routes.Count);
        Assert.DoesNotContain(after.State.Resources, resource => resource is BuiltDestinationRoute);
        Assert.DoesNotContain(after.Former, former => former.Address == routes[0].Target);
        Assert.Equal("id-vpn_gateway.side1", after.Former.Single(former => former.Address == Gateway1).Outputs[OutputKeys.Id]);
    }

    [Fact]
    public void Seen_ConnectionNotListed_IsGoneWithAllThatIsPartOfIt()
    {
        var script = Finished();
        var seen = Inventory.Of([(script.Plan, script.State)]).Seen(_ => Snapshot(script, connections: ["id-ipsec_connection.side1"]));
        Assert.Equal([ResourceAddress.IpsecConnection(SideKey.Two)], seen.Gone);
        Assert.DoesNotContain(seen.Former, former => former.Address == Connection2);
        Assert.DoesNotContain(seen.State.Resources, resource => resource.IsCondition);
    }

    [Fact]
    public void Seen_GatewayNotListed_TakesItsConnectionAndRoutesAlongButNotWhatOthersRegisteredOfIt()
    {
        var script = Finished();
        var seen = Inventory.Of([(script.Plan, script.State)]).Seen(_ => Snapshot(script, gateways: ["id-vpn_gateway.side2"]));
        Assert.Contains(Gateway1, seen.Gone);
        Assert.Contains(ResourceAddress.IpsecConnection(SideKey.One), seen.Gone);
        Assert.NotNull(seen.State.Find(ResourceAddress.CustomerGateway(SideKey.Two, TunnelRole.Master)));
        var diff = PlanDiff.Of(TestDrafts.Complete().Compile().Topology!, seen.State, gone: seen.Gone);
        Assert.Equal(ChangeAction.Create, diff.Changes.Single(change => change.Address == Gateway1).Action);
        Assert.Equal(ChangeAction.Replace, diff.Changes.Single(change => change.Address == Connection2).Action);
        Assert.Equal(ChangeAction.NoOp, diff.Changes.Single(change => change.Address == ResourceAddress.CustomerGateway(SideKey.One, TunnelRole.Master)).Action);
    }

    [Fact]
    public void Seen_LookFromBeforeOrNoLook_TellsNothing()
    {
        var script = Finished();
        var inventory = Inventory.Of([(script.Plan, script.State)]);
        Assert.Same(inventory, inventory.Seen(_ => null));
        Assert.Same(inventory, inventory.Seen(_ => Snapshot(script, gateways: []) with { At = RunScript.Start }));
        Assert.Empty(inventory.Seen(_ => Snapshot(script)).Gone);
    }

    private static RunScript Finished()
    {
        var script = new RunScript().After(TimeSpan.FromMinutes(1));
        foreach (var step in script.Plan.Steps) script.Intend(step.Address).Accept(step.Address).Succeed(step.Address);
        return script.Then(at => new RunFinished(at, true));
    }

    private static RegionSnapshot Snapshot(RunScript script, string[]? gateways = null, string[]? connections = null) => new(
        TestDrafts.Frankfurt, script.Now.AddMinutes(1),
        (gateways ?? ["id-vpn_gateway.side1", "id-vpn_gateway.side2"]).Select(id => new ObservedVpnGateway(
            id, id, "", "", "", "47.0.0.1", "47.0.0.2", GatewayStatus.Active, "Normal", "POSTPAY", "10M", default)).ToEquatableArray(),
        (connections ?? ["id-ipsec_connection.side1", "id-ipsec_connection.side2"]).Select(id => new ObservedIpsecConnection(
            id, id, "", "active", "", "", false, default, default)).ToEquatableArray());
}
