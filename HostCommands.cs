using Microsoft.Extensions.Options;
using VpnPortal.Data;
using VpnPortal.Data.Postgres;
using VpnPortal.Data.Sqlite;
using VpnPortal.Data.Storage;

namespace VpnPortal;

/// <summary>What the program does instead of serving pages: <c>backup</c> and <c>restore FILE</c>.</summary>
internal static class HostCommands
{
    private const int Done = 0;
    private const int Refused = 1;
    private const int Misused = 2;

    /// <summary>Carries a command out.</summary>
    /// <returns>The exit code; null when the program was asked for no command.</returns>
    public static async Task<int?> RunAsync(string[] args, IConfiguration configuration)
    {
        if (args is not (["backup" or "restore", ..])) return null;
        try
        {
            if (configuration.Provider() == DatabaseProvider.PostgreSql) throw new DatabaseRefusedException(PostgresBackups.Reason);
            return args switch
            {
                ["backup", ..] => await BackUpAsync(DataDirectory.From(configuration)),
                ["restore", var file, ..] when !file.StartsWith('-') => await RestoreAsync(DataDirectory.From(configuration), Path.GetFullPath(file)),
                _ => Say(Misused, "用法：restore <备份文件>", "Usage: restore <file of a backup>"),
            };
        }
        catch (Exception exception) when (exception is InvalidOperationException || StorageFault.Is(exception))
        {
            return Say(Refused, exception.Message);
        }
    }

    /// <summary>Only reads the database, so that it may run beside the portal, and writes no line of history.</summary>
    private static async Task<int> BackUpAsync(DataDirectory directory)
    {
        if (!File.Exists(directory.DatabaseFile)) return Say(Refused, $"没有数据库 {directory.DatabaseFile}。", $"There is no database {directory.DatabaseFile}.");
        using var gate = new WriteGate();
        using var backups = new SqliteBackups(directory, gate, Options.Create(new BackupOptions()), TimeProvider.System);
        var made = await backups.MakeAsync(BackupKind.Manual, CancellationToken.None);
        return Say(Done, $"已备份到 {made.Path}。密钥文件不在备份中，请另行保管。", $"Backed up to {made.Path}. The key file is not in it; keep that elsewhere.");
    }

    private static async Task<int> RestoreAsync(DataDirectory directory, string file)
    {
        var aside = await SqliteRestore.RunAsync(directory, file, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        if (aside is not null) Say(Done, $"原数据库已移到 {aside}。", $"The former database was moved to {aside}.");
        return Say(Done, $"已恢复 {file}。下次启动时会检查密钥文件是否匹配。", $"Restored {file}. The next start checks that the key file fits it.");
    }

    private static int Say(int code, params string[] lines)
    {
        foreach (var line in lines) (code == Done ? Console.Out : Console.Error).WriteLine(line);
        return code;
    }
}
