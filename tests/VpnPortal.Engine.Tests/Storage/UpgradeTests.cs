using VpnPortal.Data;
using VpnPortal.Data.Storage;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Storage;

/// <summary>A change of the schema begins with a copy that stays.</summary>
public sealed class UpgradeTests
{
    private readonly string directory = PortalUnderTest.NewDirectory();

    private string Database => Path.Combine(directory, "portal.db");

    [Fact]
    public async Task Start_OldDatabase_IsCopiedFirstAndTheCopyStays()
    {
        await DatabaseFiles.MakeOldAsync(Database);
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory, isAtWork: false);
        var copy = Assert.Single(portal.Get<IDatabaseBackups>().List());
        Assert.Equal(BackupKind.BeforeUpgrade, copy.Kind);
        Assert.Equal(1, await DatabaseFiles.CountAsync(copy.Path, "__EFMigrationsHistory"));
        Assert.Equal(1, await DatabaseFiles.CountAsync(copy.Path, "AspNetUsers WHERE Id = 'old'"));
        Assert.Equal(1, await DatabaseFiles.CountAsync(Database, "AspNetUsers WHERE Id = 'old'"));
        Assert.True(await DatabaseFiles.CountAsync(Database, "__EFMigrationsHistory") > 1);
    }

    [Fact]
    public async Task Start_NothingToMigrate_MakesNoCopy()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        for (var start = 0; start < 2; start++)
        {
            await using var portal = await PortalUnderTest.StartAsync(cloud, directory, isAtWork: false);
            Assert.Empty(portal.Get<IDatabaseBackups>().List());
        }
    }

    [Fact]
    public async Task Start_MigrationFails_SaysWhereTheCopyIsInBothLanguages()
    {
        await DatabaseFiles.MakeOldAsync(Database);
        await DatabaseFiles.ExecuteAsync(Database, "CREATE TABLE Marks (Other TEXT)");
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => PortalUnderTest.StartAsync(cloud, directory));
        var copy = Assert.Single(Directory.GetFiles(Path.Combine(directory, "backups")));
        Assert.Contains(copy, refused.Text.Zh, StringComparison.Ordinal);
        Assert.Contains(copy, refused.Text.En, StringComparison.Ordinal);
        Assert.Contains("升级失败", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await DatabaseFiles.CountAsync(copy, "AspNetUsers WHERE Id = 'old'"));
    }

    [Fact]
    public async Task Start_CopyCannotBeMade_ChangesNothing()
    {
        await DatabaseFiles.MakeOldAsync(Database);
        await File.WriteAllTextAsync(Path.Combine(directory, "backups"), "in the way", TestContext.Current.CancellationToken);
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => PortalUnderTest.StartAsync(cloud, directory));
        Assert.Equal(1, await DatabaseFiles.CountAsync(Database, "__EFMigrationsHistory"));
    }

    [Fact]
    public async Task Start_DatabaseOfANewerPortal_IsRefused()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using (await PortalUnderTest.StartAsync(cloud, directory))
        {
        }

        await DatabaseFiles.ExecuteAsync(Database, "INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");
        var refused = await Assert.ThrowsAsync<DatabaseRefusedException>(() => PortalUnderTest.StartAsync(cloud, directory));
        Assert.Contains("29990101000000_Later", refused.Message, StringComparison.Ordinal);
    }
}
