using VpnPortal.Emulator;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>
/// When portals are killed, drawn from a seed: now and then while they start, else at some time afterwards, every second time at the next change in the
/// cloud, whose answer is then on its way.
/// </summary>
internal sealed class KillMoments(int seed)
{
    private const int PercentDuringStart = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestUntilAChange = TimeSpan.FromSeconds(2);
    private readonly Random random = new(seed);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Something that happens so often out of a hundred times.</summary>
    public bool Happens(int percent) => random.Next(100) < percent;

    /// <summary>One of so many.</summary>
    public int One(int of) => random.Next(of);

    /// <summary>Waits for the moment of a portal, or for what makes it needless.</summary>
    public async Task ComeAsync(EmulatorServer cloud, PortalProcess portal, Task needless)
    {
        var isDuringStart = Happens(PercentDuringStart);
        if (!isDuringStart) await Task.WhenAny(needless, portal.HasBegun, Task.Delay(LongestStart, Stop));
        await Task.WhenAny(needless, Task.Delay(Longest * random.NextDouble(), Stop));
        if (isDuringStart || Happens(50)) return;
        var (changes, limit) = (cloud.Ledger().Count, TimeProvider.System.GetUtcNow() + LongestUntilAChange);
        while (!needless.IsCompleted && cloud.Ledger().Count == changes && TimeProvider.System.GetUtcNow() < limit) await Task.Delay(1, Stop);
    }
}
