using VpnPortal.Data.Stores;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>The portal dies at journal writes of every design, before and after the commit, and is started again.</summary>
public sealed class ScenarioCrashTests
{
    private const int Drawn = 3;

    /// <summary>Journal entries of the longest design, roughly; a boundary beyond the end of a run is never met.</summary>
    private const int Longest = 45;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Cases => Seeds.Designs();

    [Theory, MemberData(nameof(Cases))]
    public async Task Run_PortalDiesAtJournalWrites_FinishesAfterRestartWithNothingTwice(string design, int seed)
    {
        var met = 0;
        foreach (var (write, afterCommit) in Boundaries(seed))
        {
            if (await DieAtAsync(design, seed, write, afterCommit)) met++;
            else if (Seeds.IsFull) break;
        }

        Assert.True(met > 0, "No boundary was met, so the test shows nothing.");
    }

    /// <summary>All in their order, or some that follow from the seed.</summary>
    private static IEnumerable<(int Write, bool AfterCommit)> Boundaries(int seed)
    {
        if (Seeds.IsFull) return Enumerable.Range(2, Longest * 2).SelectMany(write => new[] { (write, false), (write, true) });
        var random = new Random(seed * 7919);
        return Enumerable.Range(0, Drawn).Select(_ => (random.Next(2, 20), random.Next(2) == 0));
    }

    /// <returns>False when the run ended before it met the boundary.</returns>
    private static async Task<bool> DieAtAsync(string design, int seed, int write, bool afterCommit)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(seed: seed);
        var directory = PortalUnderTest.NewDirectory();
        var crash = new CrashPoint(write, afterCommit);
        string deployment;
        bool isConfigured;
        await using (var first = await PortalUnderTest.StartAsync(cloud, directory, crash))
        {
            deployment = await Design.DraftAsync(first, design);
            var runId = (await first.StartRunAsync(deployment)).RunId!;
            var ended = Task.WhenAny(crash.Died, EndedAsync(first, runId, crash.Died));
            isConfigured = await Design.TendDeviceAsync(first, cloud, design, deployment, ended);
            await ended.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }

        await using var second = await PortalUnderTest.StartAsync(cloud, directory);
        if (!isConfigured) await Design.TendDeviceAsync(second, cloud, design, deployment, Task.Delay(TimeSpan.FromSeconds(60), Stop));
        var run = (await second.Get<RunStore>().OfDeploymentAsync(deployment, Stop))[^1];
        await Invariants.AssertAsync(second, cloud, await second.FinishedAsync(run.Id));
        return crash.Died.IsCompleted;
    }

    private static async Task EndedAsync(PortalUnderTest portal, string runId, Task died)
    {
        while (!died.IsCompleted && (await portal.Get<RunStore>().FindAsync(runId, Stop))!.State.FinishedAt is null) await Task.Delay(20, Stop);
    }
}
