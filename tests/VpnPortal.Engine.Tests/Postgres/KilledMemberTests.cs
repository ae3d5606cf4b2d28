using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

public sealed class KilledMemberTests(PostgresServer server, ITestOutputHelper output)
{
    /// <summary>Longest time after the death until the run goes on.</summary>
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task Run_ItsPortalIsKilled_GoesOnAtAnotherWithNothingTwice()
    {
        await using var team = await TeamUnderTest.StartAsync(server);
        await using var first = await team.AddAsync();
        var runId = await team.StartRunAsync();
        await using var second = await team.AddAsync();
        await first.KillAsync();
        var killed = TimeProvider.System.GetTimestamp();
        var before = await team.RunUntilAsync(runId, _ => true, TakeOver);
        team.LetClockRun();
        await team.RunUntilAsync(runId, state => state.Sequence > before.State.Sequence, TakeOver);
        output.WriteLine($"The run went on {TimeProvider.System.GetElapsedTime(killed).TotalSeconds:F1} s after its portal was killed.");
        var run = await team.RunUntilAsync(runId, state => state.FinishedAt is not null, TimeSpan.FromSeconds(60));
        await Invariants.AssertAsync(team.Desk, team.Cloud, run);
        Assert.Equal(0, await second.StopAsync());
    }
}
