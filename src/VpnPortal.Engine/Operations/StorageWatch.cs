using Quartz;
using VpnPortal.Data.Storage;

namespace VpnPortal.Engine.Operations;

/// <summary>Keeps knowing whether things can be stored, and tells pages when that changes.</summary>
internal sealed class StorageWatch(StorageProbe probe, StorageHealth health, StorageNews news) : IJob
{
    /// <summary>Time between two looks, and with that until pages and runs notice that writes are taken again.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await probe.RunIfDueAsync(cancellationToken);
        news.Tell(health.Condition);
    }
}
