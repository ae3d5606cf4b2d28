using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Secrets;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Stores;

public sealed class StoreTests
{
    private const string Planted = "Pl4nted~Key`with|marks";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SaveAsync_ColleagueChangedTheSameField_NothingIsSavedAndTheirTextComesBack()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (drafting, id) = (portal.Get<DraftingService>(), await portal.CreateExampleAsync());
        Assert.Empty(await drafting.SaveAsync(id, [new FieldEdit("side1.gateway.name", "", "theirs")], PortalUnderTest.Operator, Stop));
        var conflicts = await drafting.SaveAsync(
            id, [new FieldEdit("side2.gateway.name", "", "free"), new FieldEdit("side1.gateway.name", "", "mine")], PortalUnderTest.Operator, Stop);
        Assert.Equal([new FieldEdit("side1.gateway.name", "theirs", "mine")], conflicts);
        var draft = (await drafting.OpenAsync(id, Stop))!.Stored.Draft;
        Assert.Equal("theirs", draft.Values["side1.gateway.name"]);
        Assert.False(draft.Values.ContainsKey("side2.gateway.name"));
    }

    [Fact]
    public async Task SaveAsync_ManyWritersOnDifferentFields_AllAreKept()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (drafting, id) = (portal.Get<DraftingService>(), await portal.CreateExampleAsync());
        string[] paths = ["side1.gateway.name", "side2.gateway.name", "side1.asn", "side2.asn", "side1.connection.name", "side2.connection.name"];
        var results = await Task.WhenAll(paths.Select(path => Task.Run(() => drafting.SaveAsync(id, [new FieldEdit(path, "", "65001")], PortalUnderTest.Operator, Stop))));
        Assert.All(results, Assert.Empty);
        var values = (await drafting.OpenAsync(id, Stop))!.Stored.Draft.Values;
        Assert.All(paths, path => Assert.Equal("65001", values[path]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Draft_WasStartedOrDeletedMeanwhile_TakesNothingAnyMore(bool started)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (store, id) = (portal.Get<DraftStore>(), await portal.CreateExampleAsync());
        if (started) await portal.StartRunAsync(id);
        else await portal.Get<DraftingService>().DeleteAsync(id, PortalUnderTest.Operator, Stop);
        var audit = new AuditEvent(AuditCodes.DraftEdited, PortalUnderTest.Operator, new Subject("deployment", id, "")) { DeploymentId = id };
        var expected = started ? typeof(DraftLockedException) : typeof(DraftGoneException);
        await Assert.ThrowsAsync(expected, () => store.SaveAsync(id, [new FieldEdit("side1.asn", "", "1")], _ => audit, Stop));
        await Assert.ThrowsAsync(expected, () => store.SaveSecretAsync(
            id, FieldPaths.Psk(TunnelRole.Master), new PresharedKey(Planted), false, _ => audit, Stop));
        await Assert.ThrowsAsync(expected, () => store.DeleteAsync(id, audit, Stop));
        Assert.DoesNotContain(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(id), 50, Stop), line => line.Code == AuditCodes.DraftEdited);
    }

    [Fact]
    public async Task DeleteAsync_SomebodyHasTheDraftOpen_IsToldOfIt()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var (id, told) = (await portal.CreateExampleAsync(), 0);
        using var open = portal.Get<ChangeNotifier>().Subscribe(ChangeNotifier.Deployment(id), () => told++);
        await portal.Get<DraftingService>().DeleteAsync(id, PortalUnderTest.Operator, Stop);
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task SaveAsync_Change_IsInTheHistoryWithBeforeAndAfter()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var id = await portal.CreateExampleAsync();
        await portal.Get<DraftingService>().SaveAsync(id, [new FieldEdit("side1.asn", "", "65010")], PortalUnderTest.Operator, Stop);
        var line = (await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(id), 1, Stop))[0];
        Assert.Equal(("ops", "127.0.0.1"), (line.ActorName, line.Source));
        Assert.Equal(("side1.asn", "", "65010"), (line.Changes[0].Path, line.Changes[0].Before, line.Changes[0].After));
    }

    [Fact]
    public async Task SaveAsync_PathIsASecretOrUnknown_IsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var id = await portal.CreateExampleAsync();
        foreach (var path in new[] { FieldPaths.Psk(TunnelRole.Master), "side3.asn" })
            await Assert.ThrowsAsync<ArgumentException>(() => portal.Get<DraftingService>().SaveAsync(id, [new FieldEdit(path, "", Planted)], PortalUnderTest.Operator, Stop));
    }

    [Fact]
    public async Task SavePskAsync_TypedKey_ComesBackWholeAndIsNowhereInTheFilesInTheClear()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        await using (var portal = await PortalUnderTest.StartAsync(cloud, directory))
        {
            var id = await portal.CreateExampleAsync();
            await portal.Get<DraftingService>().SavePskAsync(id, TunnelRole.Master, new PresharedKey(Planted), PortalUnderTest.Operator, Stop);
            var stored = (await portal.Get<DraftStore>().FindAsync(id, Stop))!;
            Assert.Equal(new PresharedKey(Planted), stored.Draft.Secrets[FieldPaths.Psk(TunnelRole.Master)]);
            Assert.DoesNotContain(FieldPaths.Psk(TunnelRole.Master), stored.GeneratedSecrets);
        }

        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
            Assert.False(File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Planted)) >= 0, $"{file} holds the key in the clear.");
    }

    [Fact]
    public async Task SecretEnvelope_MovedToAnotherRow_DoesNotOpen()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var envelope = portal.Get<SecretEnvelope>();
        var sealedKey = envelope.Seal(new PresharedKey(Planted), "secret|a|tunnel1.psk");
        Assert.Equal(new PresharedKey(Planted), envelope.Open(sealedKey, "secret|a|tunnel1.psk"));
        Assert.ThrowsAny<CryptographicException>(() => envelope.Open(sealedKey, "secret|b|tunnel1.psk"));
        sealedKey[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => envelope.Open(sealedKey, "secret|a|tunnel1.psk"));
    }

    [Fact]
    public async Task Start_SecretsExistButTheirKeyIsGone_IsRefusedAndNoNewKeyIsMade()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        await using (var portal = await PortalUnderTest.StartAsync(cloud, directory)) await portal.CreateExampleAsync();
        File.Delete(Path.Combine(directory, "secrets.key"));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => PortalUnderTest.StartAsync(cloud, directory));
        Assert.Contains("secrets.key", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(directory, "secrets.key")));
    }

    [Fact]
    public async Task Start_AnotherKeySealedTheSecrets_IsRefusedAndSaysWhichKeyIsWrong()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        await using (var portal = await PortalUnderTest.StartAsync(cloud, directory)) await portal.CreateExampleAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => PortalUnderTest.StartAsync(cloud, directory, configure: builder =>
            builder.Configuration["Portal:SecretKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        Assert.Contains("Portal:SecretKey", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OneEnvelopeIsDamaged_IsNoReasonNotToStart()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        await using (var portal = await PortalUnderTest.StartAsync(cloud, directory))
        {
            await portal.CreateExampleAsync();
            await using var context = await portal.Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Stop);
            (await context.Secrets.FirstAsync(Stop)).Envelope = [0];
            await context.SaveChangesAsync(Stop);
        }

        await using var again = await PortalUnderTest.StartAsync(cloud, directory);
    }

    [Fact]
    public async Task Start_AnotherPortalHasTheDirectory_IsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory);
        var error = await Assert.ThrowsAsync<DatabaseRefusedException>(() => PortalUnderTest.StartAsync(cloud, directory));
        Assert.Contains(directory, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE Audit SET ActorName = 'x'")]
    [InlineData("DELETE FROM Audit")]
    public async Task History_ChangedBehindThePortal_IsRefusedByTheDatabase(string sql)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        await portal.CreateExampleAsync();
        await using var context = await portal.Get<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Stop);
        await Assert.ThrowsAsync<SqliteException>(() => context.Database.ExecuteSqlRawAsync(sql, Stop));
    }

    [Fact]
    public async Task AppendAsync_SequenceIsTaken_SecondWriterMustStop()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var started = await portal.StartRunAsync(await portal.CreateExampleAsync());
        var run = await portal.FinishedAsync(started.RunId!);
        await Assert.ThrowsAsync<JournalConflictException>(() => portal.Get<RunStore>().AppendAsync(
            run.Id, run.DeploymentId, 3, new JournalEntry(new RunResumed(DateTimeOffset.UnixEpoch)), Stop));
    }

    [Fact]
    public async Task Start_MigrationLockWasLeftBehind_DoesNotHang()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var directory = PortalUnderTest.NewDirectory();
        await using (await PortalUnderTest.StartAsync(cloud, directory))
        {
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "portal.db")}"))
        {
            await connection.OpenAsync(Stop);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-21');
                """;
            await command.ExecuteNonQueryAsync(Stop);
        }

        var start = PortalUnderTest.StartAsync(cloud, directory);
        await using var portal = await start.WaitAsync(TimeSpan.FromSeconds(20), Stop);
    }

    [Fact]
    public async Task ListAsync_SeveralDeployments_NewestChangeFirst()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        var first = await portal.CreateExampleAsync();
        var second = await portal.CreateExampleAsync();
        await portal.Get<DraftingService>().SaveAsync(first, [new FieldEdit("side1.asn", "", "65010")], PortalUnderTest.Operator, Stop);
        Assert.Equal([first, second], (await portal.Get<DeploymentsQuery>().ListAsync(Stop)).Select(item => item.Id));
    }
}
