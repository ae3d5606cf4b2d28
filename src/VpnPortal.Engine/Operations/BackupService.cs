using VpnPortal.Core.Auditing;
using VpnPortal.Core.Primitives;
using VpnPortal.Data;
using VpnPortal.Data.Storage;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Operations;

/// <summary>What came of a backup that somebody asked for.</summary>
public sealed record BackupResult(BackupFile? Made, BilingualText? Refusal);

/// <summary>Copies of the database on demand, with a line of history.</summary>
public sealed class BackupService(IDatabaseBackups backups, AuditStore audits, ChangeNotifier notifier)
{
    /// <summary>False when the database is on a server and backed up there.</summary>
    public bool AreOurs => backups.AreOurs;

    /// <summary>The copies that lie in the data directory, newest first.</summary>
    public IReadOnlyList<BackupFile> List() => backups.List();

    /// <summary>Makes a copy now.</summary>
    public async Task<BackupResult> MakeAsync(Actor actor, CancellationToken cancellationToken)
    {
        try
        {
            var made = await backups.MakeAsync(BackupKind.Manual, cancellationToken);
            notifier.Notify(ChangeNotifier.Backups);
            await audits.WriteAsync(new AuditEvent(AuditCodes.BackupMade, actor, new Subject("backup", made.Name, made.Name)), cancellationToken);
            return new BackupResult(made, null);
        }
        catch (DatabaseRefusedException exception)
        {
            await audits.WriteAsync(new AuditEvent(AuditCodes.BackupFailed, actor, new Subject("backup", "", "")) { Detail = exception.Text.En }, cancellationToken);
            return new BackupResult(null, exception.Text);
        }
    }
}
