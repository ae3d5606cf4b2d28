using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Data.Rows;
using VpnPortal.Emulator.Landscape;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Observation;

public sealed class RegionObserverTests
{
    private const string Hangzhou = "cn-hangzhou";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Observe_OneRegionDoesNotAnswer_TheOthersAreSeenAsOften()
    {
        var (release, looks) = (new TaskCompletionSource(), 0);
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
            AlteredVpc.AddTo(builder.Services, vpc => vpc.BeforeGateways = region =>
            {
                if (region == Hangzhou) return release.Task;
                Interlocked.Increment(ref looks);
                return Task.CompletedTask;
            }));
        var observer = portal.Get<RegionObserver>();
        using var slow = observer.Watch(Hangzhou);
        using var fast = observer.Watch(SeedIds.Frankfurt);
        await UntilAsync(() => Volatile.Read(ref looks) >= 5);
        Assert.Null(observer.Latest(Hangzhou));
        release.SetResult();
        await UntilAsync(() => observer.Latest(Hangzhou) is not null);
    }

    [Fact]
    public async Task Observe_FaultChanges_TheLatestIsToldWithItsBeginning()
    {
        string? code = "Transport.Timeout";
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
            AlteredVpc.AddTo(builder.Services, vpc => vpc.BeforeGateways = _ => Volatile.Read(ref code) is { } fault
                ? throw new CloudException("DescribeVpnGateways", fault, "", "", isTransient: true, CallEffect.None)
                : Task.CompletedTask));
        var observer = portal.Get<RegionObserver>();
        using var watch = observer.Watch(SeedIds.Frankfurt);
        await UntilAsync(() => observer.Fault(SeedIds.Frankfurt) is not null);
        var since = observer.Fault(SeedIds.Frankfurt)!.Since;
        Volatile.Write(ref code, "Forbidden.RAM");
        await UntilAsync(() => observer.Fault(SeedIds.Frankfurt)?.Code == "Forbidden.RAM");
        Assert.Equal(since, observer.Fault(SeedIds.Frankfurt)!.Since);
        Volatile.Write(ref code, null);
        await UntilAsync(() => observer.Fault(SeedIds.Frankfurt) is null);
    }

    [Fact]
    public async Task Observe_StatesCannotBeStored_TheRegionIsSeenAllTheSame()
    {
        var dark = true;
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), new NoStates(), builder =>
            AlteredVpc.AddTo(builder.Services, vpc =>
            {
                vpc.BeforeGateways = _ => Volatile.Read(ref dark)
                    ? throw new CloudException("DescribeVpnGateways", "Transport.Timeout", "", "", isTransient: true, CallEffect.None)
                    : Task.CompletedTask;
                vpc.Gateways = _ => [Gateway("vpn-1")];
            }));
        var observer = portal.Get<RegionObserver>();
        using var watch = observer.Watch(SeedIds.Frankfurt);
        await UntilAsync(() => observer.Fault(SeedIds.Frankfurt) is not null);
        Volatile.Write(ref dark, false);
        await UntilAsync(() => observer.Latest(SeedIds.Frankfurt) is not null && observer.Fault(SeedIds.Frankfurt) is null);
    }

    [Fact]
    public async Task Observe_WriteDuringALook_TheSnapshotIsOlderThanTheWrite()
    {
        DateTimeOffset written = default;
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
            AlteredVpc.AddTo(builder.Services, vpc => vpc.Connections = seen =>
            {
                if (written == default) written = TimeProvider.System.GetUtcNow();
                return seen;
            }));
        var observer = portal.Get<RegionObserver>();
        using var watch = observer.Watch(Hangzhou);
        RegionSnapshot? first = null;
        await UntilAsync(() => (first ??= observer.Latest(Hangzhou)) is not null);
        Assert.True(first!.At < written);
    }

    [Fact]
    public async Task Observe_SomebodyKnowsWhenItMatters_LooksInLessThanTheUsualTime()
    {
        var looks = 0;
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
        {
            builder.Configuration["Engine:ObserveInterval"] = builder.Configuration["Engine:IdleInterval"] = "01:00:00";
            builder.Configuration["Engine:QuickInterval"] = "00:00:00.010";
            AlteredVpc.AddTo(builder.Services, vpc => vpc.BeforeGateways = _ =>
            {
                Interlocked.Increment(ref looks);
                return Task.CompletedTask;
            });
        });
        using var watch = portal.Get<RegionObserver>().Watch(Hangzhou, _ => TimeSpan.Zero);
        await UntilAsync(() => Volatile.Read(ref looks) >= 5);
    }

    [Fact]
    public async Task Observe_ListingTakesThreeCalls_TheShortestTimeBetweenTwoLooksIsThreeTimesAsLong()
    {
        var quick = TimeSpan.FromSeconds(0.1);
        var looks = new ConcurrentQueue<DateTimeOffset>();
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), configure: builder =>
        {
            builder.Configuration["Engine:ObserveInterval"] = builder.Configuration["Engine:IdleInterval"] = "01:00:00";
            builder.Configuration["Engine:QuickInterval"] = quick.ToString();
            AlteredVpc.AddTo(builder.Services, vpc => vpc.Gateways = _ =>
            {
                looks.Enqueue(TimeProvider.System.GetUtcNow());
                return [.. Enumerable.Range(0, 101).Select(number => Gateway($"vpn-{number}"))];
            });
        });
        using var watch = portal.Get<RegionObserver>().Watch(Hangzhou, _ => TimeSpan.Zero);
        await UntilAsync(() => looks.Count >= 4);
        var gaps = looks.Zip(looks.Skip(1), (one, other) => other - one).ToList();
        Assert.True(gaps.Sum(gap => gap.TotalSeconds) >= quick.TotalSeconds * 2.5 * gaps.Count, string.Join(", ", gaps));
    }

    private static ObservedVpnGateway Gateway(string id) => new(id, "", "", "", "", null, null, GatewayStatus.Active, "Normal", "POSTPAY", "10M", default);

    private static async Task UntilAsync(Func<bool> holds)
    {
        var limit = TimeProvider.System.GetUtcNow().AddSeconds(10);
        while (!holds())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < limit, "It did not happen within ten seconds.");
            await Task.Delay(5, Stop);
        }
    }

    /// <summary>A disk that takes everything but observed states.</summary>
    private sealed class NoStates : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            eventData.Context!.ChangeTracker.Entries<ObservationRow>().Any() ? throw new IOException("The disk is full.") : ValueTask.FromResult(result);
    }
}
