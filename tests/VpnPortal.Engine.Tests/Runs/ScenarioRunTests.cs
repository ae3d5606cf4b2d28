using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Proofs;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>Every documented design and routing variant beside example 1, from its draft to an answered ping.</summary>
public sealed class ScenarioRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VpcToVpc_WithBgp_LearnsRoutesAndAPingIsAnswered()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateExampleWithBgpAsync();
        var run = await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.DoesNotContain(run.Plan.Steps, step => step is CreateDestinationRouteStep);
        AssertDocumentedOrder(run);
        await AssertPingAsync(portal, deployment, SeedIds.Frankfurt, SeedIds.Vpc1, "192.168.20.161");
    }

    [Theory]
    [InlineData(RoutingWords.Static)]
    [InlineData(RoutingWords.Bgp)]
    public async Task OnPremises_OnceTheDeviceIsConfigured_APingIsAnswered(string routing)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateOnPremisesAsync(routing);
        var started = await portal.StartRunAsync(deployment);
        await portal.PlaceDeviceAsync(cloud, started.RunId!);
        var run = await portal.FinishedAsync(started.RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        await AssertPingAsync(portal, deployment, SeedIds.Hangzhou, SeedIds.HangzhouVpc, ScenarioDrafts.Host);
    }

    [Fact]
    public async Task OnPremises_OneIpForBothTunnels_RegistersItOnce()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateOnPremisesAsync(RoutingWords.Static, secondIp: "203.0.113.207");
        var started = await portal.StartRunAsync(deployment);
        await portal.PlaceDeviceAsync(cloud, started.RunId!);
        var run = await portal.FinishedAsync(started.RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.Single(run.Plan.Steps, step => step is CreateCustomerGatewayStep);
    }

    [Fact]
    public async Task OnPremises_WithoutADevice_WaitsForPeopleAndDoesNotFail()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(
            cloud, PortalUnderTest.NewDirectory(), configure: builder => builder.Configuration["Engine:StepDeadline"] = "00:00:01");
        var started = await portal.StartRunAsync(await portal.CreateOnPremisesAsync(RoutingWords.Static));
        await portal.ReachedAsync(started.RunId!, step => step is CreateDestinationRouteStep);
        await Task.Delay(TimeSpan.FromSeconds(2), Stop);
        var run = (await portal.Get<RunStore>().FindAsync(started.RunId!, Stop))!;
        Assert.Null(run.State.FinishedAt);
        Assert.Equal(StepStatus.Maturing, run.State[ResourceAddress.Tunnels(SideKey.One)].Status);
    }

    [Fact]
    public async Task Classic_OnAnExistingGateway_RunsWithWeights100And0AndBuysNothing()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var deployment = await portal.CreateClassicAsync();
        var started = await portal.StartRunAsync(deployment);
        await portal.PlaceDeviceAsync(cloud, started.RunId!);
        var run = await portal.FinishedAsync(started.RunId!);
        await Invariants.AssertAsync(portal, cloud, run);
        Assert.DoesNotContain(cloud.Ledger(), entry => entry.Action == "CreateVpnGateway");
        Assert.Equal(["100", "0"], cloud.Ledger().Where(entry => entry.Action == "CreateVpnRouteEntry").Select(entry => entry.Parameters["Weight"]));
        await AssertPingAsync(portal, deployment, SeedIds.Hangzhou, SeedIds.HangzhouVpc, ScenarioDrafts.Host);
    }

    [Fact]
    public async Task PlannedCalls_OfEveryDesign_AreTheCallsThatWereMade()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        foreach (var deployment in new[] { await portal.CreateExampleWithBgpAsync(), await portal.CreateOnPremisesAsync(RoutingWords.Bgp) })
        {
            var started = await portal.StartRunAsync(deployment);
            if (deployment != started.RunId && (await portal.Get<RunStore>().FindAsync(started.RunId!, Stop))!.Plan.Scenario == OnPremisesFields.Scenario)
                await portal.PlaceDeviceAsync(cloud, started.RunId!);
            var run = await portal.FinishedAsync(started.RunId!);
            foreach (var step in run.Plan.Steps.Where(step => step.Calls))
            {
                var (told, made) = (PlannedCall.Of(step, run.State), cloud.Ledger().Single(entry => entry.ClientToken == run.State[step.Address].ClientToken));
                Assert.Equal(told.Action, made.Action);
                Assert.Equal(
                    made.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal),
                    told.Parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.IsSecret ? "***" : parameter.Value!))
                        .OrderBy(parameter => parameter.Key, StringComparer.Ordinal));
            }
        }
    }

    /// <summary>As in the document: all connections, then BGP on them, then propagation.</summary>
    private static void AssertDocumentedOrder(StoredRun run)
    {
        DateTimeOffset Last<T>() => run.Plan.Steps.Where(step => step is T).Max(step => run.State[step.Address].FinishedAt!.Value);
        DateTimeOffset First<T>() => run.Plan.Steps.Where(step => step is T).Min(step => run.State[step.Address].StartedAt!.Value);
        Assert.True(First<EnableBgpStep>() >= run.Plan.Steps.OfType<CreateIpsecConnectionStep>().Min(step => run.State[step.Address].FinishedAt!.Value));
        Assert.True(First<AwaitBgpStep>() >= Last<PropagateRoutesStep>());
    }

    private static async Task AssertPingAsync(PortalUnderTest portal, string deployment, string region, string vpc, string destination)
    {
        var source = (await portal.Get<DiscoveryService>().InstancesAsync(region, vpc, Stop))[0];
        var id = await portal.Get<PingService>().StartAsync(new PingRequest(deployment, region, source, "peer", destination, 3), PortalUnderTest.Operator, Stop);
        var deadline = DateTime.UtcNow.AddSeconds(20);
        PingProof ping;
        do
        {
            await Task.Delay(20, Stop);
            ping = (await portal.Get<PingStore>().LatestAsync(deployment, 10, Stop)).Single(found => found.Id == id);
        }
        while (ping.FinishedAt is null && DateTime.UtcNow < deadline);
        Assert.True(ping.Succeeded, ping.Output + ping.ErrorCode);
    }
}
