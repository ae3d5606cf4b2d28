namespace VpnPortal.EndToEnd.Tests;

/// <summary>The commands of the program, beside a portal that runs and without one.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task Backup_BesideARunningPortal_IsRestoredOnceItHasStopped()
    {
        string data, copy;
        await using (var portal = await PortalProcess.StartAsync("Production"))
        {
            data = portal.DataDirectory;
            var (made, said) = await PortalProcess.CommandAsync(data, "backup");
            Assert.Equal((0, true), (made, said.Contains("key file is not in it", StringComparison.Ordinal)));
            copy = Directory.GetFiles(Path.Combine(data, "backups"), "*-manual.db").Single();
            var (refused, why) = await PortalProcess.CommandAsync(data, "restore", copy);
            Assert.Equal((1, true, true), (refused, why.Contains("正被另一个门户使用", StringComparison.Ordinal), why.Contains("already uses", StringComparison.Ordinal)));
        }

        // The process was killed, so that the log of its last writes lies beside the file.
        Assert.Equal(0, (await PortalProcess.CommandAsync(data, "restore", copy)).Code);
        var aside = Directory.GetDirectories(Path.Combine(data, "backups"), "set-aside-*").Single();
        Assert.Equal(["portal.db", "portal.db-shm", "portal.db-wal"], Directory.GetFiles(aside).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await using var again = await PortalProcess.StartAsync("Production", data);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore", "x.db")]
    public async Task Command_DatabaseIsPostgres_SaysSo(params string[] command)
    {
        var data = Directory.CreateTempSubdirectory("portal-e2e-").FullName;
        var (code, said) = await PortalProcess.CommandAsync(data, [.. command, "--Database:Provider=PostgreSQL"]);
        Assert.Equal((1, true, true), (code, said.Contains("由数据库服务器完成", StringComparison.Ordinal), said.Contains("on its server", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Restore_WithoutAFile_SaysHowItIsUsed() =>
        Assert.Equal(2, (await PortalProcess.CommandAsync(Directory.CreateTempSubdirectory("portal-e2e-").FullName, "restore")).Code);
}
