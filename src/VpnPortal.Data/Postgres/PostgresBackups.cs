using VpnPortal.Core.Primitives;
using VpnPortal.Data.Storage;

namespace VpnPortal.Data.Postgres;

/// <summary>A database on a server is backed up there: the portal neither has its files nor the rights of its owner.</summary>
public sealed class PostgresBackups : IDatabaseBackups
{
    /// <summary>What commands and pages say.</summary>
    public static readonly BilingualText Reason = new(
        "数据库是 PostgreSQL，备份和恢复由数据库服务器完成（如 pg_dump、pg_restore 或持续归档），不由门户完成。",
        "The database is PostgreSQL: it is backed up and restored on its server (pg_dump and pg_restore, or continuous archiving), not by the portal.");

    /// <inheritdoc/>
    public bool AreOurs => false;

    /// <inheritdoc/>
    public bool IsChanged => false;

    /// <inheritdoc/>
    public IReadOnlyList<BackupFile> List() => [];

    /// <inheritdoc/>
    public Task<BackupFile> MakeAsync(BackupKind kind, CancellationToken cancellationToken) => throw new DatabaseRefusedException(Reason);
}
