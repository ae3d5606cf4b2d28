using Microsoft.Extensions.Logging;
using VpnPortal.Data;
using VpnPortal.Data.Storage;

namespace VpnPortal.Engine.Operations;

/// <summary>Tells each change of the storage's condition once: to pages, and to the log.</summary>
internal sealed class StorageNews(ChangeNotifier notifier, ILogger<StorageNews> logger)
{
    private const long Step = 10 * 1024 * 1024;
    private (StorageLevel Level, StorageCause? Cause) told = (StorageLevel.Sound, null);
    private long? shown;

    public void Tell(StorageCondition condition)
    {
        var now = (condition.Level, condition.Cause);
        // The banner tells the free space.
        var free = condition.Level == StorageLevel.Sound ? null : condition.FreeBytes / Step;
        if (free != shown) notifier.Notify(ChangeNotifier.Storage);
        shown = free;
        if (now == told) return;
        told = now;
        if (condition.Level == StorageLevel.Sound) Log.StorageSound(logger);
        else Log.StorageUnsound(logger, condition.Level, condition.Cause, condition.FreeBytes);
        notifier.Notify(ChangeNotifier.Storage);
    }
}
