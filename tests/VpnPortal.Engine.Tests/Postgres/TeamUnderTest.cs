using Microsoft.Extensions.Hosting;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

/// <summary>One database, one cloud, and a desk that takes commands and leaves the work to the members of the team.</summary>
internal sealed class TeamUnderTest : IAsyncDisposable
{
    /// <summary>A gateway takes minutes, so that a run stays where it is until the clock is let go.</summary>
    private const double StandingClock = 1;
    private const double RunningClock = 300;

    /// <summary>The start, and an intent and an answer for each gateway.</summary>
    private const int EntriesWhileGatewaysAreMade = 5;

    private readonly TeamDatabase database;

    private TeamUnderTest(EmulatorServer cloud, TeamDatabase database) => (Cloud, this.database) = (cloud, database);

    public EmulatorServer Cloud { get; }
    public PortalUnderTest Desk { get; private set; } = null!;

    /// <param name="account">The cloud, if it is not the usual one that stands still.</param>
    /// <param name="configure">Settings of the desk.</param>
    public static async Task<TeamUnderTest> StartAsync(PostgresServer server, EmulatorServer? account = null, Action<HostApplicationBuilder>? configure = null)
    {
        var team = new TeamUnderTest(account ?? await PortalUnderTest.StartCloudAsync(StandingClock), await server.NewDatabaseAsync());
        team.Desk = await PortalUnderTest.StartAsync(team.Cloud, PortalUnderTest.NewDirectory(), configure: configure, team: team.database, isAtWork: false);
        return team;
    }

    public Task<PortalProcess> AddAsync() => PortalProcess.StartAsync(Cloud, database);

    /// <summary>A member that has not begun to work yet.</summary>
    public PortalProcess Add() => PortalProcess.Start(Cloud, PortalUnderTest.NewDirectory(), database);

    /// <summary>A member in this process.</summary>
    public Task<PortalUnderTest> AddHereAsync(Action<HostApplicationBuilder> configure) =>
        PortalUnderTest.StartAsync(Cloud, PortalUnderTest.NewDirectory(), configure: configure, team: database);

    /// <summary>Starts example 1 and gives its run once it waits for its gateways, which will take minutes.</summary>
    public async Task<string> StartRunAsync()
    {
        var runId = (await Desk.StartRunAsync(await Desk.CreateExampleAsync())).RunId!;
        await RunUntilAsync(runId, state => state.Sequence == EntriesWhileGatewaysAreMade, TimeSpan.FromSeconds(30));
        return runId;
    }

    /// <summary>The gateways are done, and from now on everything takes a second at most.</summary>
    public void LetClockRun()
    {
        Cloud.SetScale(RunningClock);
        Cloud.Advance(TimeSpan.FromMinutes(6));
    }

    /// <summary>The run once its state is as wanted.</summary>
    public async Task<StoredRun> RunUntilAsync(string runId, Func<RunState, bool> wanted, TimeSpan limit)
    {
        var deadline = TimeProvider.System.GetUtcNow() + limit;
        while (true)
        {
            var run = (await Desk.Get<RunStore>().FindAsync(runId, TestContext.Current.CancellationToken))!;
            if (wanted(run.State)) return run;
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, $"The run is where it was after {limit}: entry {run.State.Sequence}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        await Cloud.DisposeAsync();
    }
}
