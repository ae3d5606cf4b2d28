using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VpnPortal.Core.Auditing;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Sqlite;
using VpnPortal.Data.Storage;
using VpnPortal.Engine.Operations;
using VpnPortal.Engine.Tests.Emulator;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Storage;

/// <summary>When copies are made.</summary>
public sealed class ScheduledBackupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Schedule_ChangedAndOldEnough_MakesOneCopyAndNoneWhileNothingChanges()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), isAtWork: false);
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        var backups = new SqliteBackups(portal.Get<Data.DataDirectory>(), portal.Get<WriteGate>(), Options.Create(new BackupOptions()), clock);
        var schedule = new BackupSchedule(backups, Options.Create(new BackupOptions()), new ChangeNotifier(), clock, NullLogger<BackupSchedule>.Instance);
        await CountAfterAsync(1);
        await portal.CreateExampleAsync();
        await CountAfterAsync(1);
        clock.Advance(14 * 60);
        await CountAfterAsync(1);
        clock.Advance(60);
        await CountAfterAsync(2);
        clock.Advance(5 * 3600);
        await CountAfterAsync(2);

        async Task CountAfterAsync(int expected)
        {
            await schedule.MakeIfDueAsync(Stop);
            Assert.Equal(expected, backups.List().Count);
        }
    }

    [Fact]
    public async Task Start_NothingWasEverCopied_MakesACopyByItself()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory());
        for (var attempt = 0; attempt < 500 && portal.Get<IDatabaseBackups>().List().Count == 0; attempt++) await Task.Delay(20, Stop);
        Assert.Equal(BackupKind.Automatic, Assert.Single(portal.Get<IDatabaseBackups>().List()).Kind);
    }

    [Fact]
    public async Task Make_OnDemand_IsToldInTheHistory()
    {
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, PortalUnderTest.NewDirectory(), isAtWork: false);
        var result = await portal.Get<BackupService>().MakeAsync(PortalUnderTest.Operator, Stop);
        var line = Assert.Single(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.BackupMade.Code), 10, Stop));
        Assert.Equal((PortalUnderTest.Operator.Name, result.Made!.Name), (line.ActorName, line.SubjectName));
    }
}
