using VpnPortal.Engine.Tests.Crashes;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

/// <summary>Of two portals on one database now one, now the other, now both are killed while five runs go on, and another takes the place.</summary>
public sealed class PostgresKillTests(PostgresServer server, ITestOutputHelper output)
{
    private const int Members = 2;
    private const int PercentOfBoth = 20;

    public static TheoryData<int, int> Storms => Seeds.Storms();

    [Theory, MemberData(nameof(Storms))]
    public async Task Runs_PortalsAreKilledAtRandomMoments_AllEndWithNothingTwice(int seed, int kills)
    {
        await using var team = await TeamUnderTest.StartAsync(server, await Storm.StartCloudAsync(seed), Storm.Configure);
        var storm = new Storm(team.Cloud, seed, kills);
        await storm.BeginAsync(team.Desk);
        var members = Enumerable.Range(0, Members).Select(_ => team.Add()).ToList();
        try
        {
            var over = storm.OverAsync(team.Desk);
            while (storm.IsWild && !over.IsCompleted) await KillAsync(team, storm, members, over);
            await over;
            foreach (var member in members) Assert.Equal(0, await member.StopAsync());
        }
        finally
        {
            foreach (var member in members) await member.DisposeAsync();
        }

        await storm.EndAsync(team.Desk, output);
    }

    private static async Task KillAsync(TeamUnderTest team, Storm storm, List<PortalProcess> members, Task needless)
    {
        var one = storm.Moments.One(Members);
        do await storm.Moments.ComeAsync(team.Cloud, members[one], needless);
        while (!storm.Runs.AreFive && !needless.IsCompleted);
        foreach (var member in storm.Moments.Happens(PercentOfBoth) ? [one, (one + 1) % Members] : new[] { one })
        {
            var wasReady = members[member].HasBegun.IsCompleted;
            await members[member].KillAsync();
            storm.Kills.Add(wasReady);
            await members[member].DisposeAsync();
            members[member] = team.Add();
        }
    }
}
