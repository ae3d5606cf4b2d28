using VpnPortal.Cloud;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>Two runs mean gateways that nobody can tell apart, and the portal died while both were being ordered.</summary>
public sealed class RivalRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="ordered">Which of the two orders reached the cloud.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0, 1)]
    public async Task Restart_EqualGatewaysWereOrdered_EachRunEndsWithItsOwn(params int[] ordered)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        var runIds = await DiedAsync(cloud, directory, ordered, DateTimeOffset.UtcNow);
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory);
        var runs = new List<StoredRun>();
        foreach (var runId in runIds) runs.Add(await portal.FinishedAsync(runId));
        await Invariants.AssertAsync(portal, cloud, runs);
        var known = new List<string>();
        foreach (var run in runs) known.AddRange((await portal.Get<DeploymentsQuery>().LedgerAsync(run.DeploymentId, Stop)).Select(item => item.CloudId));
        Assert.Equal(known.Distinct(), known);
    }

    /// <summary>The cloud may have forgotten tokens of that age, so only people can tell.</summary>
    [Fact]
    public async Task Restart_AfterTheTokensGrewOld_StopsForAHumanAndOrdersNothing()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        var runIds = await DiedAsync(cloud, directory, [1], DateTimeOffset.UtcNow - RunDecider.TokenLifetime);
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory);
        foreach (var runId in runIds)
        {
            var gateway = (await portal.FinishedAsync(runId)).State[Gateway];
            Assert.Equal((StepStatus.Failed, PortalCodes.Ambiguous), (gateway.Status, gateway.Error?.Code));
            Assert.Single(gateway.Found);
        }
    }

    private static ResourceAddress Gateway => ResourceAddress.VpnGateway(SideKey.One);

    /// <summary>Two runs of one example whose first gateway was intended then, and whose portal did not live to hear of it.</summary>
    private static async Task<IReadOnlyList<string>> DiedAsync(EmulatorServer cloud, string directory, int[] ordered, DateTimeOffset intended)
    {
        await using var desk = await PortalUnderTest.StartAsync(cloud, directory, isAtWork: false);
        var runIds = new List<string>();
        for (var index = 0; index < 2; index++)
        {
            var deployment = await desk.CreateExampleAsync();
            runIds.Add((await desk.StartRunAsync(deployment)).RunId!);
            var token = ClientTokens.For(deployment, runIds[index], Gateway, generation: 1);
            await desk.Get<RunStore>().AppendAsync(runIds[index], deployment, 1, new JournalEntry(new StepIntended(intended, Gateway, 1, token)), Stop);
        }

        foreach (var index in ordered)
        {
            var run = (await desk.Get<RunStore>().FindAsync(runIds[index], Stop))!;
            var gateway = run.Plan.Steps.OfType<CreateVpnGatewayStep>().Single(step => step.Address == Gateway);
            await desk.Get<IVpcApi>().CreateVpnGatewayAsync(
                new CreateVpnGateway(
                    run.State[Gateway].ClientToken!, gateway.RegionId, gateway.Gateway.Name, gateway.Gateway.VpcId, gateway.Gateway.Primary.Id,
                    gateway.Gateway.DisasterRecovery.Id, gateway.Gateway.BandwidthMbps, gateway.Gateway.Billing.ChargeType, gateway.Gateway.Billing.PeriodMonths),
                Stop);
        }

        return runIds;
    }
}
