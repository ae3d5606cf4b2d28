using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VpnPortal.Data;
using VpnPortal.Data.Storage;

namespace VpnPortal.Engine.Operations;

/// <summary>Backs the database up once the newest copy is old enough and something changed since.</summary>
public sealed class BackupSchedule(
    IDatabaseBackups backups, IOptions<BackupOptions> options, ChangeNotifier notifier, TimeProvider time, ILogger<BackupSchedule> logger)
{
    /// <summary>Makes a copy if one is due.</summary>
    public async Task MakeIfDueAsync(CancellationToken cancellationToken)
    {
        var newest = backups.List().FirstOrDefault(file => file.Kind != BackupKind.BeforeUpgrade)?.At;
        if (!backups.AreOurs || !backups.IsChanged || (newest is { } at && time.GetUtcNow() - at < options.Value.Interval)) return;
        try
        {
            var made = await backups.MakeAsync(BackupKind.Automatic, cancellationToken);
            Log.BackedUp(logger, made.Name, made.Bytes);
            notifier.Notify(ChangeNotifier.Backups);
        }
        catch (Exception exception) when (exception is DatabaseRefusedException || StorageFault.Is(exception))
        {
            Log.NotBackedUp(logger, exception);
        }
    }
}
