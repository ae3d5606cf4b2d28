using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Data;
using VpnPortal.Data.Sqlite;
using VpnPortal.Data.Storage;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Storage;

/// <summary>Copies that are made while the portal works, and what can be done with them.</summary>
public sealed class BackupTests
{
    private readonly string directory = PortalUnderTest.NewDirectory();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Make_WhileARunGoesOn_GivesAWholeDatabaseAndHoldsUpNobody()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 300);
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory);
        var backups = portal.Get<IDatabaseBackups>();
        var runId = (await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!;
        var made = new List<BackupFile>();
        while ((await portal.Get<RunStore>().FindAsync(runId, Stop))!.State.FinishedAt is null) made.Add(await backups.MakeAsync(BackupKind.Manual, Stop));
        Assert.True((await portal.FinishedAsync(runId)).State.Outcome);
        Assert.True(made.Count > 3, $"Only {made.Count} copies were made meanwhile.");
        foreach (var copy in made)
        {
            Assert.Null(await QuickCheckAsync(copy.Path));
            // A journal without gaps: the copy is of one moment.
            Assert.Equal(await DatabaseFiles.CountAsync(copy.Path, "RunEvents"), await DatabaseFiles.CountAsync(copy.Path, "(SELECT max(Sequence) AS m FROM RunEvents) t, RunEvents e WHERE e.Sequence <= t.m"));
        }

        Assert.Equal(made.Select(copy => copy.Path), backups.List().Where(copy => copy.Kind == BackupKind.Manual).Reverse().Select(copy => copy.Path));
        Assert.Empty(Directory.GetFiles(Path.Combine(directory, "backups"), "*.part"));
    }

    [Fact]
    public async Task IsChanged_IsTrueUntilACopyAndAgainAfterTheNextChange()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory, isAtWork: false);
        var backups = portal.Get<IDatabaseBackups>();
        Assert.True(backups.IsChanged);
        await backups.MakeAsync(BackupKind.Automatic, Stop);
        Assert.False(backups.IsChanged);
        await portal.CreateExampleAsync();
        Assert.True(backups.IsChanged);
    }

    [Fact]
    public async Task Make_CopyIsDamaged_LeavesNothingBehind()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using (var portal = await PortalUnderTest.StartAsync(cloud, directory, isAtWork: false)) await portal.CreateExampleAsync();
        var data = new DataDirectory(directory);
        await File.WriteAllTextAsync(data.DatabaseFile, "this is no database", Stop);
        var backups = new SqliteBackups(data, new WriteGate(), Microsoft.Extensions.Options.Options.Create(new BackupOptions()), TimeProvider.System);
        await Assert.ThrowsAsync<SqliteException>(() => backups.MakeAsync(BackupKind.Manual, Stop));
        Assert.Empty(Directory.GetFiles(data.BackupFolder));
    }

    [Fact]
    public async Task Backup_DoesNotHoldTheKeyOfSecretsNorASecret()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory);
        var deployment = await portal.CreateExampleAsync();
        var copy = await portal.Get<IDatabaseBackups>().MakeAsync(BackupKind.Manual, Stop);
        var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(copy.Path, Stop));
        var key = (await File.ReadAllTextAsync(Path.Combine(directory, "secrets.key"), Stop)).Trim();
        Assert.DoesNotContain(key, text, StringComparison.Ordinal);
        Assert.DoesNotContain(System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(key)), text, StringComparison.Ordinal);
        foreach (var secret in (await portal.Get<DraftStore>().FindAsync(deployment, Stop))!.Draft.Secrets.Values) Assert.DoesNotContain(secret.Reveal(), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Expired_KeepsTheNewestTheLastOfEachDayAndWhateverWasAskedFor()
    {
        var options = new BackupOptions { KeepRecent = 3, KeepDays = 2 };
        BackupFile Copy(BackupKind kind, int day, int hour) => new($"{kind}-{day}-{hour}", kind, new DateTimeOffset(2026, 11, day, hour, 0, 0, TimeSpan.Zero), 1);
        BackupFile[] files =
        [
            Copy(BackupKind.Automatic, 20, 1), Copy(BackupKind.Automatic, 20, 2), Copy(BackupKind.Automatic, 21, 8), Copy(BackupKind.Automatic, 21, 9),
            Copy(BackupKind.Automatic, 22, 1), Copy(BackupKind.Automatic, 22, 2), Copy(BackupKind.Automatic, 22, 3), Copy(BackupKind.Automatic, 22, 4),
            Copy(BackupKind.Manual, 1, 1), Copy(BackupKind.BeforeUpgrade, 1, 2),
        ];
        Assert.Equal(["Automatic-22-1", "Automatic-21-8", "Automatic-20-2", "Automatic-20-1"], BackupRetention.Expired(files, options).Select(file => file.Path));
    }

    [Fact]
    public async Task Make_Automatic_RemovesExpiredCopies()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, directory, configure: builder =>
            builder.Services.Configure<BackupOptions>(options => (options.KeepRecent, options.KeepDays) = (2, 0)), isAtWork: false);
        var backups = portal.Get<IDatabaseBackups>();
        var manual = await backups.MakeAsync(BackupKind.Manual, Stop);
        for (var made = 0; made < 4; made++) await backups.MakeAsync(BackupKind.Automatic, Stop);
        Assert.Equal(2, backups.List().Count(copy => copy.Kind == BackupKind.Automatic));
        Assert.Contains(backups.List(), copy => copy.Path == manual.Path);
    }

    private static async Task<string?> QuickCheckAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string?)await command.ExecuteScalarAsync(Stop) is var answer && answer == "ok" ? null : answer;
    }
}
