using Microsoft.EntityFrameworkCore;
using VpnPortal.Data;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

/// <summary>Runs of one portal on PostgreSQL.</summary>
public sealed class PostgresRunTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_ExampleOne_EndsWithNothingTwice()
    {
        var database = await server.NewDatabaseAsync();
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), team: database);
        await using (var context = await portal.Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Stop)) Assert.True(context.Database.IsNpgsql());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        await Invariants.AssertAsync(portal, cloud, await portal.FinishedAsync(started.RunId!));
    }

    /// <summary>The start, an intent, an answer, the last entries; before and after the commit.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(5, false)]
    [InlineData(14, true)]
    [InlineData(23, false)]
    [InlineData(36, false)]
    [InlineData(36, true)]
    public async Task Run_PortalDiesAtJournalWrite_FinishesAfterRestartWithNothingTwice(int write, bool afterCommit)
    {
        var database = await server.NewDatabaseAsync();
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        var crash = new CrashPoint(write, afterCommit);
        string deployment;
        await using (var first = await PortalUnderTest.StartAsync(cloud, directory, crash, team: database))
        {
            deployment = await first.CreateExampleAsync();
            await CrashMatrixTests.StartAsync(first, deployment);
            await crash.Died.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        }

        await using var second = await PortalUnderTest.StartAsync(cloud, directory, team: database);
        var unfinished = await second.Get<RunStore>().UnfinishedAsync(Stop);
        var runId = unfinished is [var found] ? found : await CrashMatrixTests.LatestOrNewAsync(second, deployment);
        await Invariants.AssertAsync(second, cloud, await second.FinishedAsync(runId));
    }
}
