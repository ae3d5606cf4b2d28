using VpnPortal.Data.Stores;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

/// <summary>A server of its own, since it is stopped in the middle.</summary>
public sealed class RestartedServerTests
{
    [Fact]
    public async Task Run_DatabaseIsRestartedTwice_EndsWithNothingTwice()
    {
        await using var server = new PostgresServer();
        var database = await server.NewDatabaseAsync();
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 60);
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), team: database);
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        foreach (var sequence in new[] { 4, 12 })
        {
            while ((await portal.Get<RunStore>().FindAsync(started.RunId!, TestContext.Current.CancellationToken))!.State.Sequence < sequence)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            await server.RestartAsync();
        }

        await Invariants.AssertAsync(portal, cloud, await portal.FinishedAsync(started.RunId!));
    }
}
