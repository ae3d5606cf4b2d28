using System.Collections.Immutable;
using VpnPortal.Cloud;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Emulator.Control;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>What stands is changed: in place where the API allows, made anew where not.</summary>
public sealed class ChangeRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_AreChangedInPlace()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        var before = await portal.AccountAsync();
        var diff = await portal.DifferenceAsync(
            deployment, (FieldPaths.GatewayName(SideKey.One), "网关一"), (FieldPaths.ConnectionName(SideKey.Two), "连接二"));
        Assert.Equal((4, 0), (diff.Count(ChangeAction.Update), diff.Count(ChangeAction.Replace)));
        Assert.All(diff.Changes, change => Assert.Equal(ImpactLevel.None, change.Impact.Level));
        var run = await portal.CarryOutAsync(deployment, diff.Plan);
        DestroyRunTests.AssertCallsAsPlanned(cloud, run);
        Assert.Equal(before, await portal.AccountAsync());
        var vpc = portal.Get<IVpcApi>();
        Assert.Contains(await vpc.DescribeVpnGatewaysAsync(SeedIds.Frankfurt, Stop), gateway => gateway.Name == "网关一");
        Assert.Contains(await vpc.DescribeCustomerGatewaysAsync(SeedIds.Frankfurt, Stop), gateway => gateway.Name == "网关一-Customer2");
        Assert.Contains(await vpc.DescribeIpsecConnectionsAsync(SeedIds.Frankfurt, Stop), connection => connection.Name == "连接二");
    }

    [Fact]
    public async Task Proposals_AreChangedInPlaceOnBothEndsAndTheTunnelsComeUpAgain()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        var before = await portal.AccountAsync();
        var change = (FieldPaths.IkeEncryption, "aes192");
        var diff = await portal.DifferenceAsync(deployment, change);
        Assert.Equal((2, 2), (diff.Count(ChangeAction.Update), diff.Count(ChangeAction.Await)));
        DestroyRunTests.AssertCallsAsPlanned(cloud, await portal.CarryOutAsync(deployment, diff.Plan));
        Assert.Equal(before, await portal.AccountAsync());
        var connections = await portal.Get<IVpcApi>().DescribeIpsecConnectionsAsync(SeedIds.Frankfurt, Stop);
        Assert.All(connections.SelectMany(connection => connection.Tunnels), tunnel => Assert.Equal("aes192", tunnel.Proposals!.IkeEncryption));
        Assert.True((await portal.DifferenceAsync(deployment, change)).IsEmpty);
    }

    [Fact]
    public async Task ClassicConnection_ProposalsAndHealthCheck_AreChangedInPlace()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "classic");
        var diff = await portal.DifferenceAsync(deployment, (FieldPaths.IkeLifetime, "28800"), (FieldPaths.HealthRetries(TunnelRole.Slave), "5"), (FieldPaths.ConnectionName(SideKey.One, TunnelRole.Master), "主连接"));
        Assert.Equal((2, 0), (diff.Count(ChangeAction.Update), diff.Count(ChangeAction.Replace)));
        var launched = await portal.LaunchAsync(deployment, diff.Plan);
        var run = await portal.ReachedAsync(launched, step => step is ChangeClassicConnectionStep);
        Assert.All(run.Plan.Steps.OfType<ChangeClassicConnectionStep>(), step => Assert.NotNull(step.Crypto));
        var connections = await portal.Get<IVpcApi>().DescribeIpsecConnectionsAsync(SeedIds.Hangzhou, Stop);
        Assert.All(connections, connection => Assert.Equal(28800, connection.Proposals!.IkeLifetimeSeconds));
        Assert.Equal([3, 5], connections.Select(connection => connection.HealthCheck!.Retries).Order());
        Assert.Contains(connections, connection => connection.Name == "主连接");
    }

    public static TheoryData<string, string, string, string> Edits() => new()
    {
        { "vpcs static", FieldPaths.PublishRoutes(SideKey.One), "false", "Update" },
        { "vpcs static", FieldPaths.Subnets(SideKey.Two), "192.168.10.0/24, 192.168.20.0/24", "Create Create Delete" },
        { "vpcs static", FieldPaths.Routing, RoutingWords.Bgp, "Await Await Create Create Create Create Delete Delete" },
        { "vpcs bgp", FieldPaths.Routing, RoutingWords.Static, "Create Create Delete Delete Delete Delete" },
        { "vpcs bgp", FieldPaths.InsideCidr(TunnelRole.Master), "169.254.33.0/30", "Await Await Update Update" },
        { "vpcs static", FieldPaths.EffectImmediately(SideKey.Two), "true", "Await Await Update" },
        { "vpcs static", FieldPaths.Asn(SideKey.One), "64999", "Await Await Replace Replace Replace Replace" },
        { "vpcs static", FieldPaths.Bandwidth(SideKey.One), "100", "Await Await Replace Replace Replace Replace Replace Replace Replace" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task AnyEdit_IsCarriedOutAndNothingIsLeftToDo(string design, string path, string text, string actions)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, design);
        var diff = await portal.DifferenceAsync(deployment, (path, text));
        Assert.Equal(actions, string.Join(' ', diff.Changes.Where(change => change.Action != ChangeAction.NoOp).Select(change => change.Action.ToString()).Order(StringComparer.Ordinal)));
        var run = await portal.CarryOutAsync(deployment, diff.Plan);
        DestroyRunTests.AssertCallsAsPlanned(cloud, run);
        Assert.True((await portal.DifferenceAsync(deployment, (path, text))).IsEmpty);
        await AssertLedgerIsTheAccountAsync(portal, deployment);
        await portal.CarryOutAsync(deployment, (await portal.DestructionAsync(deployment)).Plan);
        Assert.Empty(await portal.LedgerAsync(deployment));
    }

    [Fact]
    public async Task Key_WithAnotherFingerprint_IsSentToItsOwnTunnelsOnly()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        await portal.Get<DraftingService>().GeneratePskAsync(deployment, TunnelRole.Slave, PortalUnderTest.Operator, Stop);
        var review = (await portal.Get<ProvisioningService>().ReviewAsync(deployment, Stop))!;
        var (diff, another) = (review.Diff!, review.Draft.Stored.Fingerprints[FieldPaths.Psk(TunnelRole.Slave)]);
        var changed = diff.Changes.Where(change => change.Action == ChangeAction.Update).ToList();
        Assert.Equal(2, changed.Count);
        Assert.All(changed, change => Assert.Equal(("psk.tunnel2", another), (change.Differences.Single().Key, change.Differences.Single().After)));
        var run = await portal.CarryOutAsync(deployment, diff.Plan);
        DestroyRunTests.AssertCallsAsPlanned(cloud, run);
        Assert.Equal(2, cloud.Ledger().Count(entry => entry.Action == "ModifyVpnConnectionAttribute"
            && entry.Parameters.ContainsKey("TunnelOptionsSpecification.1.TunnelIkeConfig.Psk") && !entry.Parameters.ContainsKey("TunnelOptionsSpecification.2.TunnelId")));
    }

    [Theory]
    [InlineData(Fault.DropAfter)]
    [InlineData(Fault.DropBefore)]
    public async Task Change_AnswersAreLost_IsLookedUpAndEndsAsWanted(string fault)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        (string, string)[] edits = [(FieldPaths.GatewayName(SideKey.One), "网关一"), (FieldPaths.IkeEncryption, "aes"), (FieldPaths.PublishRoutes(SideKey.Two), "false")];
        foreach (var action in new[] { "ModifyVpnGatewayAttribute", "ModifyCustomerGatewayAttribute", "ModifyVpnConnectionAttribute", "PublishVpnRouteEntry" })
            cloud.AddFault(new Fault(action, fault));
        var run = await portal.CarryOutAsync(deployment, (await portal.DifferenceAsync(deployment, edits)).Plan);
        Assert.Equal(4, run.Events.OfType<StepUnknown>().Count());
        Assert.True((await portal.DifferenceAsync(deployment, edits)).IsEmpty);
    }

    [Fact]
    public async Task Weight_OfTheOnlyRouteOfItsDestination_IsChangedInPlace()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs static");
        var inventory = await portal.Get<InventoryReader>().ReadAsync(deployment, Stop);
        var route = inventory.State.Resources.OfType<BuiltDestinationRoute>().First();
        var step = new WeighDestinationRouteStep(
            route.Address, route.Side, route.RegionId, default, route.Gateway, route.Connection, route.Destination, 100, 0, ToDevice: false);
        DestroyRunTests.AssertCallsAsPlanned(cloud, await portal.CarryOutAsync(deployment, new Plan(VpcToVpcFields.Scenario, ImmutableArray.Create<PlanStep>(step).ToEquatableArray())));
        var gatewayId = inventory.Former.Single(former => former.Address == route.Gateway).Outputs[OutputKeys.Id];
        Assert.Equal(0, (await portal.Get<IVpcApi>().DescribeDestinationRoutesAsync(route.RegionId, gatewayId, Stop)).Single().Weight);
        var back = await portal.DifferenceAsync(deployment);
        Assert.IsType<WeighDestinationRouteStep>(Assert.Single(back.Plan.Steps));
    }

    [Fact]
    public async Task Vanished_ConnectionAndGateway_AreMadeAnewWithAllThatReferredToThem()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await DestroyRunTests.BuildAsync(portal, cloud, "vpcs bgp");
        await DeleteByHandAsync(portal, deployment, SideKey.One);
        // Gateways and connections are listed by calls of their own, so either may be missed first.
        ResourceAddress[] gone = [ResourceAddress.VpnGateway(SideKey.One), ResourceAddress.IpsecConnection(SideKey.One)];
        var diff = await EventuallyAsync(
            () => portal.DifferenceAsync(deployment), diff => gone.All(address => diff.Changes.Any(change => change.Address == address && change.Action == ChangeAction.Create)));
        var gateway = diff.Changes.Single(change => change.Address == ResourceAddress.VpnGateway(SideKey.One));
        Assert.Equal((ChangeAction.Create, "It was made before and is not in the cloud any more."), (gateway.Action, gateway.Reason.En));
        Assert.Equal(ChangeAction.Replace, diff.Changes.Single(change => change.Address == ResourceAddress.IpsecConnection(SideKey.Two)).Action);
        await portal.CarryOutAsync(deployment, diff.Plan);
        Assert.True((await portal.DifferenceAsync(deployment)).IsEmpty);
        await AssertLedgerIsTheAccountAsync(portal, deployment);
    }

    private static async Task DeleteByHandAsync(PortalUnderTest portal, string deployment, SideKey side)
    {
        var vpc = portal.Get<IVpcApi>();
        var former = (await portal.Get<InventoryReader>().ReadAsync(deployment, Stop)).Former.ToDictionary(item => item.Address, item => item.Outputs.GetValueOrDefault(OutputKeys.Id)!);
        var (gateway, connection) = (former[ResourceAddress.VpnGateway(side)], former[ResourceAddress.IpsecConnection(side)]);
        await vpc.DeleteIpsecConnectionAsync(new Removal("by-hand-1", SeedIds.Frankfurt, connection), Stop);
        await EventuallyAsync(() => vpc.DescribeIpsecConnectionsAsync(SeedIds.Frankfurt, Stop), seen => seen.All(one => one.Id != connection));
        await vpc.DeleteVpnGatewayAsync(new Removal("by-hand-2", SeedIds.Frankfurt, gateway), Stop);
        await EventuallyAsync(() => vpc.DescribeVpnGatewaysAsync(SeedIds.Frankfurt, Stop), seen => seen.All(one => one.Id != gateway));
    }

    private static async Task<T> EventuallyAsync<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (true)
        {
            var seen = await look();
            if (holds(seen)) return seen;
            Assert.True(DateTime.UtcNow < deadline, "It did not come about.");
            await Task.Delay(20, Stop);
        }
    }

    /// <summary>As many rows as there are things, none of a thing that is gone.</summary>
    private static async Task AssertLedgerIsTheAccountAsync(PortalUnderTest portal, string deployment)
    {
        var standing = (await portal.Get<InventoryReader>().ReadAsync(deployment, Stop)).State.Resources.Where(resource => !resource.IsCondition);
        Assert.Equal(standing.Select(resource => resource.Address.Value).Order(StringComparer.Ordinal), (await portal.LedgerAsync(deployment)).Order(StringComparer.Ordinal));
    }
}
