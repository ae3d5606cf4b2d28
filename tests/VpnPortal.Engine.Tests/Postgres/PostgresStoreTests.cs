using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Runs;
using VpnPortal.Data;
using VpnPortal.Data.Postgres;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Postgres;

/// <summary>What the stores promise, on PostgreSQL.</summary>
public sealed class PostgresStoreTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_SeveralPortalsAtOnceOnAnEmptyDatabase_AllStart()
    {
        var database = await server.NewDatabaseAsync();
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var portals = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => StartAsync(cloud, database)));
        await portals[0].CreateExampleAsync();
        Assert.Single(await portals[2].Get<DeploymentsQuery>().ListAsync(Stop));
        foreach (var portal in portals) await portal.DisposeAsync();
    }

    [Fact]
    public async Task Start_WithAnotherKeyThanTheTeams_IsRefused()
    {
        var database = await server.NewDatabaseAsync();
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var first = await StartAsync(cloud, database);
        var stranger = database with { SecretKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(cloud, stranger));
        Assert.Contains("Portal:SecretKey", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Password=planted-password;Nonsense=1")]
    [InlineData("Host=127.0.0.1;Port=planted-password")]
    [InlineData("planted-password")]
    public async Task Start_ConnectionStringCannotBeRead_IsToldWithoutIt(string text)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(cloud, new TeamDatabase(text)));
        Assert.Contains("Database:ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Source_AskedForItsConnectionString_DoesNotTellThePassword()
    {
        var database = await server.NewDatabaseAsync();
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await StartAsync(cloud, database);
        await using var connection = await portal.Get<NpgsqlDataSource>().OpenConnectionAsync(Stop);
        Assert.DoesNotContain(PostgresServer.PortalPassword, portal.Get<NpgsqlDataSource>().ConnectionString + connection.ConnectionString, StringComparison.Ordinal);
        Assert.Contains(PostgresServer.PortalPassword, database.ConnectionString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE \"Audit\" SET \"ActorName\" = 'x'")]
    [InlineData("DELETE FROM \"Audit\"")]
    [InlineData("TRUNCATE \"Audit\"")]
    public async Task History_ChangedBehindThePortal_IsRefusedByTheDatabase(string sql)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await StartAsync(cloud, await server.NewDatabaseAsync());
        await portal.CreateExampleAsync();
        await using var context = await portal.Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Stop);
        var error = await Assert.ThrowsAsync<PostgresException>(() => context.Database.ExecuteSqlRawAsync(sql, Stop));
        Assert.Contains("append-only", error.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_OfOneDeployment_GiveWhatWasStored()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await StartAsync(cloud, await server.NewDatabaseAsync());
        var first = await portal.CreateExampleAsync();
        var second = await portal.CreateExampleAsync();
        await portal.Get<DraftingService>().SaveAsync(first, [new FieldEdit("side1.asn", "", "65010")], PortalUnderTest.Operator, Stop);
        Assert.Equal([first, second], (await portal.Get<DeploymentsQuery>().ListAsync(Stop)).Select(item => item.Id));
        var lines = await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(first, PortalUnderTest.Operator.Name, Text: "65010"), 10, Stop);
        Assert.Equal(AuditCodes.DraftEdited, Assert.Single(lines).Code);

        var seen = portal.Get<ObservationStore>();
        await seen.AppendAsync([new("r", "B", "one", DateTimeOffset.UnixEpoch), new("r", "a", "one", DateTimeOffset.UnixEpoch)], Stop);
        await seen.AppendAsync([new("r", "a", "two", DateTimeOffset.UnixEpoch), new("r", "B", "one", DateTimeOffset.UnixEpoch)], Stop);
        Assert.Equal([new("B", "one"), new("a", "two")], (await seen.LatestAsync("r", Stop)).OrderBy(state => state.Key, StringComparer.Ordinal));
        Assert.Equal(3, (await seen.OfAsync(["a", "B"], Stop)).Count);
    }

    [Fact]
    public async Task AppendAsync_SequenceIsTaken_SecondWriterMustStopAndARepetitionMayNot()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await StartAsync(cloud, await server.NewDatabaseAsync());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        var run = await portal.FinishedAsync(started.RunId!);
        var (runs, lines) = (portal.Get<RunStore>(), portal.Get<HistoryQuery>());
        var written = await lines.NewerAsync(new HistoryFilter(), 0, 500, Stop);
        await Assert.ThrowsAsync<JournalConflictException>(() => runs.AppendAsync(run.Id, run.DeploymentId, 3, new JournalEntry(new RunResumed(DateTimeOffset.UnixEpoch)), Stop));

        var audit = new AuditEvent(AuditCodes.StepIntent, Actor.Portal, new Subject("step", "x", "x"));
        await runs.AppendAsync(run.Id, run.DeploymentId, 3, new JournalEntry(run.Events[3], audit), Stop);
        Assert.Equal(written, await lines.NewerAsync(new HistoryFilter(), 0, 500, Stop));
    }

    private static Task<PortalUnderTest> StartAsync(EmulatorServer cloud, TeamDatabase database) =>
        PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), team: database);
}
