using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Storage;

namespace VpnPortal.Data.Sqlite;

/// <summary>Brings the schema up to date; a database that holds anything is copied first, and the copy stays.</summary>
internal sealed class SqliteUpgrade(DataDirectory directory, TimeProvider time)
{
    /// <summary>Migrates if there is something to migrate.</summary>
    /// <exception cref="DatabaseRefusedException">A newer portal wrote the database, it cannot be copied, or a migration failed.</exception>
    public async Task RunAsync(DbContext context, CancellationToken cancellationToken)
    {
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        RefuseNewer(directory.DatabaseFile, applied, context.Database.GetMigrations());
        if (!(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any()) return;
        var copy = applied.Count == 0 ? null : await CopyAsync(cancellationToken);
        try
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
        catch (DbException exception) when (copy is not null)
        {
            throw new DatabaseRefusedException(
                new BilingualText(
                    $"数据库升级失败：{exception.Message} 升级前的副本保存在 {copy}。要回到旧版本：用旧版本的门户执行 restore {copy}。",
                    $"The database could not be upgraded: {exception.Message} Its copy from before lies at {copy}. To go back, run the former version of the portal with: restore {copy}"),
                exception);
        }
    }

    /// <summary>A portal that does not know the schema would store what the newer one does not expect.</summary>
    public static void RefuseNewer(string file, IEnumerable<string> applied, IEnumerable<string> known)
    {
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is not { } unknown) return;
        throw new DatabaseRefusedException(new BilingualText(
            $"数据库 {file} 由更新版本的门户写入（{unknown}）。请使用该版本或更新的版本。",
            $"The database {file} was written by a newer portal ({unknown}). Use that version or a later one."));
    }

    private async Task<string> CopyAsync(CancellationToken cancellationToken)
    {
        var target = new BackupFolder(directory).PathOf(BackupKind.BeforeUpgrade, time.GetUtcNow());
        try
        {
            await DatabaseCopy.MakeAsync(directory.DatabaseFile, target, cancellationToken);
            return target;
        }
        catch (Exception exception) when (exception is DbException or IOException)
        {
            throw new DatabaseRefusedException(
                new BilingualText(
                    $"升级数据库之前无法备份到 {target}：{exception.Message} 数据库没有改动。请检查磁盘空间和权限后重新启动。",
                    $"The database could not be copied to {target} before its upgrade: {exception.Message} Nothing was changed. See to space and permissions, then start again."),
                exception);
        }
    }
}
