using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Sqlite;
using VpnPortal.Data.Storage;
using VpnPortal.Emulator;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Storage;

/// <summary>A copy takes the place of the database; nothing is ever overwritten.</summary>
public sealed class RestoreTests
{
    private readonly string directory = PortalUnderTest.NewDirectory();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(directory, "portal.db");

    [Fact]
    public async Task Restore_PutsTheCopyBackAndSetsThePresentDatabaseAside()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var copy = await MakeAsync(cloud);
        var aside = await SqliteRestore.RunAsync(new DataDirectory(directory), copy, DateTimeOffset.UnixEpoch, Stop);
        Assert.Equal(2, await DatabaseFiles.CountAsync(Path.Combine(aside!, "portal.db"), "Deployments"));
        Assert.True(File.Exists(copy));
        await using var again = await PortalUnderTest.StartAsync(cloud, directory);
        Assert.Single(await again.Get<DeploymentsQuery>().ListAsync(Stop));
    }

    [Fact]
    public async Task Restore_AfterACrash_SetsTheLogOfTheLastWritesAsideWithItsFile()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var copy = await MakeAsync(cloud);
        await File.WriteAllTextAsync(Database + "-wal", "left behind", Stop);
        var aside = await SqliteRestore.RunAsync(new DataDirectory(directory), copy, DateTimeOffset.UnixEpoch, Stop);
        Assert.Equal("left behind", await File.ReadAllTextAsync(Path.Combine(aside!, "portal.db-wal"), Stop));
        Assert.False(File.Exists(Database + "-wal"));
        Assert.Equal(1, await DatabaseFiles.CountAsync(Database, "Deployments"));
    }

    [Fact]
    public async Task Restore_PortalRuns_IsRefusedAndChangesNothing()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory);
        var copy = await portal.Get<IDatabaseBackups>().MakeAsync(BackupKind.Manual, Stop);
        await portal.CreateExampleAsync();
        await Assert.ThrowsAsync<DatabaseRefusedException>(() => SqliteRestore.RunAsync(new DataDirectory(directory), copy.Path, DateTimeOffset.UnixEpoch, Stop));
        Assert.Equal(1, await DatabaseFiles.CountAsync(Database, "Deployments"));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("no database")]
    [InlineData("another program's")]
    [InlineData("newer")]
    [InlineData("damaged")]
    public async Task Restore_FileIsUnfit_IsRefusedAndChangesNothing(string kind)
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var copy = await MakeAsync(cloud);
        var file = Path.Combine(directory, "chosen.db");
        if (kind == "no database") await File.WriteAllTextAsync(file, "text", Stop);
        if (kind == "another program's") await DatabaseFiles.ExecuteAsync(file, "CREATE TABLE Things (Id TEXT)");
        if (kind == "newer")
        {
            File.Copy(copy, file);
            await DatabaseFiles.ExecuteAsync(file, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");
        }

        if (kind == "damaged")
        {
            var bytes = await File.ReadAllBytesAsync(copy, Stop);
            Array.Clear(bytes, 4096 * 3, 4096 * 8);
            await File.WriteAllBytesAsync(file, bytes, Stop);
        }

        await Assert.ThrowsAsync<DatabaseRefusedException>(() => SqliteRestore.RunAsync(new DataDirectory(directory), file, DateTimeOffset.UnixEpoch, Stop));
        Assert.Equal(2, await DatabaseFiles.CountAsync(Database, "Deployments"));
        Assert.False(File.Exists(Database + ".restoring"));
    }

    [Fact]
    public async Task Restore_KilledHalfWay_NoPortalStartsWithAnEmptyDatabaseAndARepetitionFinishesIt()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var copy = await MakeAsync(cloud);
        File.Move(Database, Path.Combine(directory, "aside.db"));
        File.Copy(copy, Database + ".restoring");
        await Assert.ThrowsAsync<DatabaseRefusedException>(() => PortalUnderTest.StartAsync(cloud, directory));
        Assert.False(File.Exists(Database));
        Assert.Null(await SqliteRestore.RunAsync(new DataDirectory(directory), copy, DateTimeOffset.UnixEpoch, Stop));
        Assert.Equal(1, await DatabaseFiles.CountAsync(Database, "Deployments"));
    }

    /// <summary>A copy with one deployment beside a database with two.</summary>
    private async Task<string> MakeAsync(EmulatorServer cloud)
    {
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory);
        await portal.CreateExampleAsync();
        var copy = await portal.Get<IDatabaseBackups>().MakeAsync(BackupKind.Manual, Stop);
        await portal.CreateExampleAsync();
        return copy.Path;
    }
}
