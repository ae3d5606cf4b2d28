using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Proofs;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Proofs;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Proofs;

public sealed class PingServiceTests
{
    private const string Whole = """
        PING 192.168.20.1 (192.168.20.1) 56(84) bytes of data.
        64 bytes from 192.168.20.1: icmp_seq=1 ttl=62 time=1.01 ms

        --- 192.168.20.1 ping statistics ---
        1 packets transmitted, 1 received, 0% packet loss, time 0ms
        rtt min/avg/max/mdev = 1.010/1.010/1.010/0.000 ms
        """;

    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ping_CloudIsBusyInBetween_IsAskedAgainAndOrderedWithOneToken()
    {
        var ecs = new ScriptedEcs(() => throw ScriptedEcs.Busy(), () => ScriptedEcs.Running("PING"), () => throw ScriptedEcs.Busy(), () => ScriptedEcs.Done(Whole))
        {
            RefusedOrders = 2,
        };
        var (ping, _) = await PingAsync(ecs);
        Assert.True(ping.Succeeded, $"{ping.ErrorCode} {ping.Output}");
        Assert.Equal([ping.Id, ping.Id, ping.Id], ecs.Tokens);
    }

    [Fact]
    public async Task Ping_LaterLookIsForbidden_KeepsWhatWasHeardAndTheOrder()
    {
        var (ping, _) = await PingAsync(new ScriptedEcs(() => ScriptedEcs.Running("64 bytes from 192.168.20.1"), () => throw ScriptedEcs.Forbidden()));
        Assert.Equal(("Forbidden.RAM", "no"), (ping.ErrorCode, ping.ErrorMessage));
        Assert.Equal(("64 bytes from 192.168.20.1", "t-1", "REQ-RUN"), (ping.Output, ping.InvocationId, ping.RequestId));
    }

    [Fact]
    public async Task Ping_NeverEnds_IsGivenUpAndStoredOnlyWhenSomethingChanged()
    {
        var (ping, stored) = await PingAsync(new ScriptedEcs(() => ScriptedEcs.Running(""), () => ScriptedEcs.Running("PING")));
        Assert.Equal(("Transport.Timeout", "PING"), (ping.ErrorCode, ping.Output));
        Assert.InRange(ping.FinishedAt!.Value - Start, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(5));
        Assert.Equal(4, stored);
    }

    [Fact]
    public async Task Ping_CloudNeverAnswers_IsGivenUpWithItsWords()
    {
        var (ping, _) = await PingAsync(new ScriptedEcs { RefusedOrders = int.MaxValue });
        Assert.Equal("ServiceUnavailable", ping.ErrorCode);
        Assert.False(ping.Succeeded);
    }

    [Fact]
    public async Task Ping_DatabaseFails_StaysUnfinishedAndStopsNothing()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await QuietPortalAsync(cloud);
        var unfinished = new PingProof("p1", "d1", "r", "i-1", "", "", "", "192.168.20.1", 1, "ops", Start) { InvocationId = "t-1" };
        await portal.Get<PingStore>().SaveAsync(unfinished, null, Stop);
        var contexts = new FailingContexts(portal.Get<IDbContextFactory<PortalDbContext>>());
        using var service = Service(new PingStore(contexts, TimeProvider.System), new ScriptedEcs(() => throw ScriptedEcs.Forbidden()), new ChangeNotifier());
        await service.StartAsync(Stop);
        await service.ExecuteTask!;
        Assert.Equal(2, contexts.Opened);
        Assert.Null((await portal.Get<PingStore>().LatestAsync("d1", 1, Stop))[0].FinishedAt);
    }

    /// <summary>A database that is read once and then out of reach.</summary>
    private sealed class FailingContexts(IDbContextFactory<PortalDbContext> real) : IDbContextFactory<PortalDbContext>
    {
        public int Opened { get; private set; }

        public PortalDbContext CreateDbContext() => ++Opened == 1 ? real.CreateDbContext() : throw new IOException("The disk is gone.");
    }

    /// <summary>The ping once it has ended, and how often it was stored.</summary>
    private static async Task<(PingProof Ping, int Stored)> PingAsync(ScriptedEcs ecs)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await QuietPortalAsync(cloud);
        var (notifier, stored) = (new ChangeNotifier(), 0);
        using var counting = notifier.Subscribe(ChangeNotifier.Deployment("d1"), () => Interlocked.Increment(ref stored));
        using var service = Service(portal.Get<PingStore>(), ecs, notifier);
        await service.StartAsync(Stop);
        await service.ExecuteTask!;
        var source = new DiscoveredInstance("i-1", "ECS1", "vpc-1", "10.0.20.15", "Running", true);
        await service.StartAsync(new PingRequest("d1", "r", source, "ECS3", "192.168.20.1", 1), PortalUnderTest.Operator, Stop);
        while ((await portal.Get<PingStore>().LatestAsync("d1", 1, Stop))[0] is { FinishedAt: null }) await Task.Delay(10, Stop);
        var history = await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter("d1"), 10, Stop);
        Assert.Equal(2, history.Count);
        return ((await portal.Get<PingStore>().LatestAsync("d1", 1, Stop))[0], stored);
    }

    /// <summary>The portal's own service has looked for unfinished pings and will not take the test's for one of its own.</summary>
    private static async Task<PortalUnderTest> QuietPortalAsync(EmulatorServer cloud)
    {
        var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        await portal.Get<PingService>().ExecuteTask!;
        return portal;
    }

    private static PingService Service(PingStore store, ScriptedEcs ecs, ChangeNotifier notifier) =>
        new(ecs, store, notifier, new LeapingClock(Start), NullLogger<PingService>.Instance);
}
