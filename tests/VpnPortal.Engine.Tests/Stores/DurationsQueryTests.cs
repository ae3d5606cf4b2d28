using System.Collections.Immutable;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Overview;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Stores;

public sealed class DurationsQueryTests
{
    private const string Region = "eu-central-1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Newest_OfOnePace_AreReadFromTheJournals_TheNewestRunFirst()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        foreach (var (seconds, pace) in new[] { (60, 1.0), (70, 1), (5, 18), (80, 1) }) await WriteAsync(portal, seconds, pace);
        var query = portal.Get<DurationsQuery>();

        var real = await query.NewestAsync(1, 200, Stop);
        Assert.Equal([80.0, 80, 70, 70, 60, 60], real.Select(sample => sample.Took.TotalSeconds));
        Assert.All(real, sample => Assert.Equal(("create_vpn_gateway", Region), (sample.Kind, sample.RegionId)));
        Assert.Equal(3, real.Select(sample => sample.RunId).Distinct().Count());
        Assert.Equal(2, (await query.NewestAsync(18, 200, Stop)).Count);
        Assert.Equal(2, (await query.NewestAsync(1, 1, Stop)).Count);

        var usual = (await portal.Get<DurationReader>().ReadAsync(Stop)).Of((await ReviewAsync(portal)).Plan!.Steps.OfType<CreateVpnGatewayStep>().First());
        Assert.Equal(new(TimeSpan.FromSeconds(70), TimeSpan.FromSeconds(80), new DurationSource(6, 3, 1)), usual);
    }

    [Fact]
    public async Task FinishedRun_GivesASampleForEveryKindOfStep()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var run = (await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!;
        var plan = (await portal.FinishedAsync(run)).Plan;
        var samples = await portal.Get<DurationsQuery>().NewestAsync(1, 200, Stop);
        Assert.Equal(plan.Steps.Select(StepKinds.Of).Order(StringComparer.Ordinal), samples.Select(sample => sample.Kind).Order(StringComparer.Ordinal));
        Assert.All(samples, sample => Assert.True(sample.Took >= TimeSpan.Zero && sample.RunId == run));
    }

    private static async Task<Review> ReviewAsync(PortalUnderTest portal) =>
        (await portal.Get<ProvisioningService>().ReviewAsync(await portal.CreateExampleAsync(), Stop))!;

    /// <summary>A run whose gateways took that long, and which has not come further.</summary>
    private static async Task WriteAsync(PortalUnderTest portal, int seconds, double pace)
    {
        var (store, review, runId) = (portal.Get<RunStore>(), await ReviewAsync(portal), Guid.NewGuid().ToString("N"));
        var (deployment, version) = (review.Draft.Stored.DeploymentId, review.Draft.Stored.Version);
        var audit = new AuditEvent(AuditCodes.RunStarted, PortalUnderTest.Operator, new Subject("deployment", deployment, ""));
        Assert.True(await store.TryCreateAsync(new NewRun(runId, deployment, version, review.Plan!, default), audit, pace, Stop));
        var (at, sequence) = (DateTimeOffset.UtcNow, 1);
        foreach (var address in review.Plan!.Steps.OfType<CreateVpnGatewayStep>().Select(step => step.Address))
        {
            await store.AppendAsync(runId, deployment, sequence++, new JournalEntry(new StepIntended(at, address, 1, "token")), Stop);
            await store.AppendAsync(
                runId, deployment, sequence++,
                new JournalEntry(new StepSucceeded(at.AddSeconds(seconds), address, ImmutableSortedDictionary<string, string>.Empty)), Stop);
        }
    }
}
