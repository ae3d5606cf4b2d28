using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>The portal dies at every single journal write of example 1, before and after the commit, and is started again.</summary>
public sealed class CrashMatrixTests
{
    /// <summary>Journal entries of an undisturbed run of example 1: start, 8 calls and 2 gateways with 3 entries each, 2 waits with 2, end.</summary>
    private const int JournalWrites = 36;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<int, bool> EveryBoundary()
    {
        var data = new TheoryData<int, bool>();
        for (var write = 1; write <= JournalWrites; write++)
        {
            data.Add(write, false);
            data.Add(write, true);
        }

        return data;
    }

    [Fact]
    public async Task Run_Undisturbed_WritesAsManyEntriesAsTheMatrixCovers()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        Assert.Equal(JournalWrites, (await portal.FinishedAsync(started.RunId!)).Events.Count);
    }

    [Theory]
    [MemberData(nameof(EveryBoundary))]
    public async Task Run_PortalDiesAtJournalWrite_FinishesAfterRestartWithNothingTwice(int write, bool afterCommit)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        var crash = new CrashPoint(write, afterCommit);
        string deployment;
        await using (var first = await PortalUnderTest.StartAsync(cloud, directory, crash))
        {
            deployment = await first.CreateExampleAsync();
            await StartAsync(first, deployment);
            await crash.Died.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        }

        await using var second = await PortalUnderTest.StartAsync(cloud, directory);
        var unfinished = await second.Get<RunStore>().UnfinishedAsync(Stop);
        var runId = unfinished is [var found] ? found : await LatestOrNewAsync(second, deployment);
        await Invariants.AssertAsync(second, cloud, await second.FinishedAsync(runId));
    }

    /// <summary>The start itself dies when the first journal write does; the operator sees an error and nothing else.</summary>
    internal static async Task StartAsync(PortalUnderTest portal, string deployment)
    {
        try
        {
            await portal.StartRunAsync(deployment);
        }
        catch (ProcessDiedException)
        {
        }
    }

    /// <summary>A run that had ended, or a new one when not even its start was stored.</summary>
    internal static async Task<string> LatestOrNewAsync(PortalUnderTest portal, string deployment)
    {
        var item = await portal.Get<DeploymentsQuery>().FindAsync(deployment, Stop);
        if (item!.RunId is { } ended) return ended;
        var started = await portal.StartRunAsync(deployment);
        Assert.Null(started.Refusal);
        return started.RunId!;
    }
}
