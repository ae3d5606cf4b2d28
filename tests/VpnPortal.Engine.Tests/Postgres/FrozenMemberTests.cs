using VpnPortal.Engine.Tests.Crashes;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

public sealed class FrozenMemberTests(PostgresServer server)
{
    /// <summary>Who has no time thaws it as soon as the run has ended elsewhere.</summary>
    private static readonly TimeSpan LongFrost = TimeSpan.FromSeconds(60);
    private const string StopsWorkingOnIt = "is carried on by another portal; this one stops working on it";

    [Fact]
    public async Task Run_ItsPortalIsFrozenAndThawed_ItsWritesAreRefusedAndItLivesOn()
    {
        await using var team = await TeamUnderTest.StartAsync(server);
        await using var frozen = await team.AddAsync();
        var runId = await team.StartRunAsync();
        frozen.Signal("STOP");
        var frost = Task.Delay(Seeds.IsPatient ? LongFrost : TimeSpan.Zero, TestContext.Current.CancellationToken);
        await using var other = await team.AddAsync();
        team.LetClockRun();
        var ended = await team.RunUntilAsync(runId, state => state.FinishedAt is not null, TimeSpan.FromSeconds(90));
        await frost;
        frozen.Signal("CONT");

        for (var waited = 0; !frozen.Log.Contains(StopsWorkingOnIt, StringComparison.Ordinal); waited++)
        {
            Assert.True(waited < 150, $"The thawed portal was not stopped:\n{frozen.Log}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        // It has done no harm, and is a healthy member again.
        Assert.Equal(0, await other.StopAsync());
        await Invariants.AssertAsync(team.Desk, team.Cloud, await team.RunUntilAsync(runId, state => state.Sequence == ended.State.Sequence, TimeSpan.FromSeconds(1)));
        Assert.False(frozen.HasEnded);
        Assert.Equal(0, await frozen.StopAsync());
    }
}
