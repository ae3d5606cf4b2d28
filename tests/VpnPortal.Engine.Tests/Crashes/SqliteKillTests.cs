using VpnPortal.Emulator;
using VpnPortal.Engine.Tests.Runs;
using Xunit.Sdk;

namespace VpnPortal.Engine.Tests.Crashes;

/// <summary>A portal on a data directory is killed again and again while five runs go on, and started again.</summary>
public sealed class SqliteKillTests(ITestOutputHelper output)
{

    private const int GatewaysOfFiveRuns = 6;
    private const int MostForgetfulLives = 10;

    private readonly string directory = PortalUnderTest.NewDirectory();

    public static TheoryData<int, int> Storms => Seeds.Storms();

    [Theory, MemberData(nameof(Storms))]
    public async Task Runs_PortalIsKilledAtRandomMoments_AllEndWithNothingTwice(int seed, int kills)
    {
        await using var cloud = await Storm.StartCloudAsync(seed);
        var storm = new Storm(cloud, seed, kills);
        await AtDeskAsync(cloud, storm.BeginAsync);
        while (storm.IsWild)
        {
            var isFull = await DieAsync(cloud, storm);
            // People take their time, so that often the portal is the first to open what the killed one left.
            if (!isFull || (storm.Runs.WaitForPeople && storm.Moments.Happens(50))) await AtDeskAsync(cloud, storm.GoOnAsync);
        }

        await using var last = await StartAsync(cloud, isAtWork: true);
        await storm.OverAsync(last);
        await storm.EndAsync(last, output);
    }

    /// <summary>What the check is worth: an engine that forgets which gateways it has ordered is found out.</summary>
    [Fact]
    public async Task Check_OfAForgetfulEngine_FindsGatewaysThatNobodyKnows()
    {
        await using var cloud = await Storm.StartCloudAsync(seed: 1);
        var storm = new Storm(cloud, seed: 1, wanted: 0);
        await AtDeskAsync(cloud, storm.BeginAsync);
        for (var life = 0; Orders(cloud) <= GatewaysOfFiveRuns; life++)
        {
            Assert.True(life < MostForgetfulLives, "No gateway was ordered twice, so the test shows nothing.");
            await using var portal = PortalProcess.Start(cloud, directory, isForgetful: true);
            var (before, limit) = (Orders(cloud), Task.Delay(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
            while (Orders(cloud) == before && !limit.IsCompleted) await Task.Delay(1, TestContext.Current.CancellationToken);
            await portal.KillAsync();
        }

        await using var last = await StartAsync(cloud, isAtWork: true);
        await storm.OverAsync(last);
        var found = await Assert.ThrowsAnyAsync<XunitException>(() => storm.EndAsync(last, output));
        Assert.Contains("Nobody knows vpn-", found.Message, StringComparison.Ordinal);
    }

    private static int Orders(EmulatorServer cloud) => cloud.Ledger().Count(call => call is { Action: "CreateVpnGateway", Outcome: "applied" });

    /// <summary>A life that ends with a kill, unless a run ends before.</summary>
    /// <returns>False when a run is missing.</returns>
    private async Task<bool> DieAsync(EmulatorServer cloud, Storm storm)
    {
        await using var portal = PortalProcess.Start(cloud, directory);
        await storm.Moments.ComeAsync(cloud, portal, portal.RunHasEnded);
        if (portal.RunHasEnded.IsCompleted)
        {
            Assert.Equal(0, await portal.StopAsync());
            return false;
        }

        var wasReady = portal.HasBegun.IsCompleted;
        await portal.KillAsync();
        storm.Kills.Add(wasReady);
        return true;
    }

    /// <summary>Only one portal at a time can be on the directory.</summary>
    private async Task AtDeskAsync(EmulatorServer cloud, Func<PortalUnderTest, Task> act)
    {
        await using var desk = await StartAsync(cloud, isAtWork: false);
        await act(desk);
    }

    private Task<PortalUnderTest> StartAsync(EmulatorServer cloud, bool isAtWork) =>
        PortalUnderTest.StartAsync(cloud, directory, configure: Storm.Configure, isAtWork: isAtWork);
}
