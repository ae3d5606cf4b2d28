using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data;
using VpnPortal.Data.Moving;
using VpnPortal.Data.Postgres;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

/// <summary>From the SQLite file to the server, killed on the way as often as one likes.</summary>
public sealed class MoveTests(PostgresServer server)
{
    public const string Argument = "--move";
    private const string DatabaseVariable = "MOVE_DATABASE";
    private const int LinesOfHistory = 20_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The program of a child that can be killed.</summary>
    public static async Task<int> RunAsync(string directory)
    {
        await MoveAsync(Environment.GetEnvironmentVariable(DatabaseVariable)!, directory);
        return 0;
    }

    [Fact]
    public async Task Move_KilledThreeTimesAndRepeated_BringsEverythingOnce()
    {
        var database = (await server.NewDatabaseAsync()) with { SecretKey = null };
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        string deployment;
        StoredRun run;
        StoredDraft draft;
        await using (var portal = await PortalUnderTest.StartAsync(cloud, directory))
        {
            deployment = await portal.CreateExampleAsync();
            run = await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!);
            draft = (await portal.Get<DraftStore>().FindAsync(deployment, Stop))!;
            await LengthenHistoryAsync(portal);
        }

        foreach (var moment in new[] { 100, 500, 900 }) await KillAMoveAsync(database, directory, moment);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => PortalUnderTest.StartAsync(cloud, directory));
        Assert.Contains("PostgreSQL", refusal.Message, StringComparison.Ordinal);

        var moved = await MoveAsync(database.ConnectionString, directory);
        var again = await MoveAsync(database.ConnectionString, directory);
        Assert.Equal((false, true, moved.Rows + 2), (moved.IsRepeated, again.IsRepeated, again.Rows));

        await using var team = await PortalUnderTest.StartAsync(cloud, directory, team: database);
        var found = (await team.Get<RunStore>().FindAsync(run.Id, Stop))!;
        Assert.Equal(run.Events.Select(Written), found.Events.Select(Written));
        var kept = (await team.Get<DraftStore>().FindAsync(deployment, Stop))!;
        Assert.Equal(draft.Fingerprints, kept.Fingerprints);
        Assert.True(draft.Draft.Secrets.All(secret => kept.Draft.Secrets[secret.Key].Equals(secret.Value)));
        await Invariants.AssertAsync(team, cloud, found);
        // Numbers go on after those that came along.
        await team.CreateExampleAsync();
        Assert.Empty(await team.Get<RunStore>().UnfinishedAsync(Stop));
    }

    [Fact]
    public async Task Move_ToADatabaseThatIsUsed_IsRefused()
    {
        var database = await server.NewDatabaseAsync();
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using (var used = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), team: database)) await used.CreateExampleAsync();
        var directory = PortalUnderTest.NewDirectory();
        await using (var portal = await PortalUnderTest.StartAsync(cloud, directory)) await portal.CreateExampleAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => MoveAsync(database.ConnectionString, directory));
        Assert.Contains("not empty", error.Message, StringComparison.Ordinal);
    }

    private static string Written(RunEvent entry) => JsonSerializer.Serialize(entry, Json.Options);

    private static async Task<MoveOutcome> MoveAsync(string connectionString, string directory)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:ConnectionString", connectionString)]).Build();
        await using var target = PostgresSource.Open(configuration);
        return await new MoveToPostgres(new DataDirectory(directory), target, TimeProvider.System).RunAsync(CancellationToken.None);
    }

    /// <summary>Kills it that long after it has begun; it must not have come to its end.</summary>
    private static async Task KillAMoveAsync(TeamDatabase database, string directory, int moment)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(MoveTests).Assembly.Location, null), [Argument, directory])
        {
            Environment = { [DatabaseVariable] = database.ConnectionString },
        };
        using var process = Process.Start(start)!;
        while (!File.Exists(Path.Combine(directory, "moved-to-postgres"))) await Task.Delay(10, Stop);
        await Task.Delay(moment, Stop);
        Assert.False(process.HasExited, "The move was over before it could be killed.");
        process.Kill();
        await process.WaitForExitAsync(Stop);
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task LengthenHistoryAsync(PortalUnderTest portal)
    {
        await using var context = await portal.Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Stop);
        await context.Database.ExecuteSqlRawAsync($"""
            WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {LinesOfHistory})
            INSERT INTO Audit (At, Code, ActorId, ActorName, Source, SubjectKind, SubjectId, SubjectName) SELECT n, '5002I', '', 'lin', '', 'account', '', 'lin' FROM number
            """, Stop);
    }
}
