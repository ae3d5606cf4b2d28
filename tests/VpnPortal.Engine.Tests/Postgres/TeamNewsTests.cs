using VpnPortal.Core.Observation;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

public sealed class TeamNewsTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notify_AtOnePortal_IsHeardOnceAtTheOther()
    {
        var database = await server.NewDatabaseAsync();
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var here = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), team: database);
        await using var there = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), team: database);
        var id = await here.CreateExampleAsync();
        var (heard, atHome, other) = (0, 0, 0);
        using var listening = there.Get<ChangeNotifier>().Subscribe(ChangeNotifier.Deployment(id), () => Interlocked.Increment(ref heard));
        using var same = here.Get<ChangeNotifier>().Subscribe(ChangeNotifier.Deployment(id), () => Interlocked.Increment(ref atHome));
        using var quiet = there.Get<ChangeNotifier>().Subscribe(ChangeNotifier.Run(id), () => Interlocked.Increment(ref other));
        // Both need a moment to connect.
        await UntilAsync(() =>
        {
            here.Get<ChangeNotifier>().Notify(ChangeNotifier.Deployment(id));
            return Volatile.Read(ref heard) > 1;
        });
        await Task.Delay(500, Stop);
        (heard, atHome, other) = (0, 0, 0);
        await here.Get<DraftingService>().SaveAsync(id, [new FieldEdit("side1.asn", "", "65010")], PortalUnderTest.Operator, Stop);
        await UntilAsync(() => Volatile.Read(ref heard) > 0);
        await Task.Delay(200, Stop);
        Assert.Equal((1, 1, 0), (heard, atHome, other));
    }

    /// <summary>This portal would look by itself once an hour only.</summary>
    [Fact]
    public async Task Run_AtAnotherPortal_ItsRegionsAreSeenHereAsTheyChange()
    {
        await using var team = await TeamUnderTest.StartAsync(server);
        await using var member = await team.AddAsync();
        var runId = await team.StartRunAsync();
        await using var here = await team.AddHereAsync(builder => builder.Configuration["Engine:IdleInterval"] = "01:00:00");
        team.LetClockRun();
        await team.RunUntilAsync(runId, state => state.FinishedAt is not null, TimeSpan.FromSeconds(60));
        var observer = here.Get<RegionObserver>();
        await UntilAsync(() => observer.Latest(SeedIds.Frankfurt) is { } seen
            && seen.Gateways.Count(gateway => gateway.Status == GatewayStatus.Active) == 2
            && seen.Connections.SelectMany(connection => connection.Tunnels).Count(tunnel => tunnel.Status == TunnelStatus.IpsecSaEstablished) == 4);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        var limit = TimeProvider.System.GetUtcNow().AddSeconds(10);
        while (!holds())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, "It did not happen within ten seconds.");
            await Task.Delay(20, Stop);
        }
    }
}
