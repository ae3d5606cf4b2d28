using Quartz;

namespace VpnPortal.Engine.Operations;

/// <summary>
/// Looks whether a backup is due. It looks more often than one is, so that a portal that is restarted all the time gets its backups, too.
/// </summary>
internal sealed class ScheduledBackup(BackupSchedule schedule) : IJob
{
    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Check = TimeSpan.FromMinutes(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await schedule.MakeIfDueAsync(cancellationToken);
}
