using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Rows;
using VpnPortal.Data.Storage;
using VpnPortal.Data.Stores;
using VpnPortal.Emulator;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Engine.Tests.Runs;

namespace VpnPortal.Engine.Tests.Storage;

/// <summary>A disk that really is full: nothing is called that could not be written down, and everything goes on by itself once there is room.</summary>
public sealed class FullDiskTests
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_DiskFillsUp_CallsNothingUnwrittenAndEndsByItselfOnceThereIsRoom()
    {
        using var disk = SmallDisk.Mount(megabytes: 12);
        await using var cloud = await PortalUnderTest.StartCloudAsync(timeScale: 60);
        await using var portal = await PortalUnderTest.StartAsync(cloud, disk.Path, configure: Small);
        var runId = (await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!;
        await portal.ReachedAsync(runId, step => step is CreateVpnGatewayStep, StepStatus.Maturing);
        disk.Fill();
        // The gateways mature; what comes next cannot be written down.
        await UntilAsync(() => Task.FromResult(portal.Get<StorageHealth>().Condition.Level == StorageLevel.ReadOnly));
        Assert.Equal(StorageCause.Full, portal.Get<StorageHealth>().Condition.Cause);
        var (calls, entries) = (Changes(cloud), (await RunAsync()).State.Sequence);
        await Task.Delay(TimeSpan.FromSeconds(8), Stop); // the gateways are long active, and the run was taken up again at least once
        Assert.Equal(calls, Changes(cloud));
        Assert.Equal(entries, (await RunAsync()).State.Sequence);
        Assert.Equal(StorageLevel.ReadOnly, portal.Get<StorageHealth>().Condition.Level);
        Assert.NotNull(StorageFault.CauseOf((await Record.ExceptionAsync(() => portal.CreateExampleAsync()))!));

        disk.Free();
        await UntilAsync(async () => (await RunAsync()).State.FinishedAt is not null);
        Assert.Equal(StorageLevel.Sound, portal.Get<StorageHealth>().Condition.Level);
        await Invariants.AssertAsync(portal, cloud, await RunAsync());

        async Task<StoredRun> RunAsync() => (await portal.Get<RunStore>().FindAsync(runId, Stop))!;
    }

    [Fact]
    public async Task Run_DiskIsFullBeforeItsFirstIntent_CallsNothingUntilThereIsRoom()
    {
        using var disk = SmallDisk.Mount(megabytes: 12);
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, disk.Path, crash: new FilledAfterStart(disk), configure: Small);
        var runId = (await portal.StartRunAsync(await portal.CreateExampleAsync())).RunId!;
        await UntilAsync(() => Task.FromResult(portal.Get<StorageHealth>().Condition.Level == StorageLevel.ReadOnly));
        await Task.Delay(TimeSpan.FromSeconds(7), Stop); // the run was taken up again at least once
        Assert.Equal(1, (await portal.Get<RunStore>().FindAsync(runId, Stop))!.State.Sequence);
        Assert.Empty(cloud.Ledger());

        disk.Free();
        await Invariants.AssertAsync(portal, cloud, await portal.FinishedAsync(runId));
    }

    [Fact]
    public async Task Start_TooLittleSpace_IsRefusedAndIsPossibleAgainOnceThereIsRoom()
    {
        using var disk = SmallDisk.Mount(megabytes: 12);
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await using var portal = await PortalUnderTest.StartAsync(cloud, disk.Path, configure: builder => builder.Services.Configure<StorageOptions>(options =>
            (options.WarnBelowMegabytes, options.NoNewRunsBelowMegabytes) = (8, 4)));
        var deployment = await portal.CreateExampleAsync();
        Assert.Equal(StorageLevel.Sound, portal.Get<StorageHealth>().Condition.Level);
        disk.Fill(leave: 6);
        Assert.Equal(StorageLevel.Low, portal.Get<StorageHealth>().Condition.Level);
        disk.Fill(leave: 2);
        Assert.Equal(StorageLevel.Short, portal.Get<StorageHealth>().Condition.Level);
        Assert.Equal((null, StartRefusal.StorageShort), ((await portal.StartRunAsync(deployment)) is var refused ? refused.RunId : null, refused.Refusal));
        Assert.Empty(cloud.Ledger());
        var line = Assert.Single(await portal.Get<HistoryQuery>().PageAsync(new HistoryFilter(Code: AuditCodes.RunRefused.Code), 10, Stop));
        Assert.Equal(nameof(StartRefusal.StorageShort), line.Detail);
        disk.Free();
        Assert.True((await portal.FinishedAsync((await portal.StartRunAsync(deployment)).RunId!)).State.Outcome);
    }

    [Fact]
    public async Task Upgrade_NoRoomForTheCopy_IsRefusedAndChangesNothing()
    {
        using var disk = SmallDisk.Mount(megabytes: 4);
        var database = Path.Combine(disk.Path, "portal.db");
        await DatabaseFiles.MakeOldAsync(database);
        disk.Fill();
        await using var cloud = await PortalUnderTest.StartCloudAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => PortalUnderTest.StartAsync(cloud, disk.Path));
        disk.Free();
        Assert.Equal(1, await DatabaseFiles.CountAsync(database, "__EFMigrationsHistory"));
        Assert.Empty(Directory.GetFiles(disk.Path, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task CauseOf_DatabaseIsWriteProtected_IsToldFromALostRace()
    {
        var directory = PortalUnderTest.NewDirectory();
        var file = Path.Combine(directory, "x.db");
        await DatabaseFiles.ExecuteAsync(file, "CREATE TABLE T (Id INTEGER PRIMARY KEY); INSERT INTO T VALUES (1)");
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO T VALUES (2)";
        var refused = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Stop));
        Assert.Equal(StorageCause.WriteProtected, StorageFault.CauseOf(new DbUpdateException("", refused)));
        var taken = await Assert.ThrowsAsync<SqliteException>(() => DatabaseFiles.ExecuteAsync(file, "INSERT INTO T VALUES (1)"));
        Assert.Null(StorageFault.CauseOf(taken));
        Assert.Equal(StorageCause.Broken, StorageFault.CauseOf(new SqliteException("", 10)));
    }

    /// <summary>The disk is small by design; only that it is full counts.</summary>
    private static void Small(Microsoft.Extensions.Hosting.HostApplicationBuilder builder) => builder.Services.Configure<StorageOptions>(options =>
        (options.WarnBelowMegabytes, options.NoNewRunsBelowMegabytes) = (0, 0));

    private static int Changes(EmulatorServer cloud) => cloud.Ledger().Count;

    private static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        var deadline = TimeProvider.System.GetUtcNow() + Recovery;
        while (!await isTrue())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < deadline, $"Not within {Recovery}.");
            await Task.Delay(50, Stop);
        }
    }

    /// <summary>Once a run's start is stored, there is no room for anything else: what comes next are the intents of its first calls.</summary>
    private sealed class FilledAfterStart(SmallDisk disk) : SaveChangesInterceptor
    {
        public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (eventData.Context!.ChangeTracker.Entries<RunEventRow>().Any(entry => entry.Entity.Sequence == 1)) disk.Fill();
            return ValueTask.FromResult(result);
        }
    }
}
