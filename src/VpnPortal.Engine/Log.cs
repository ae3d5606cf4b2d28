using Microsoft.Extensions.Logging;

namespace VpnPortal.Engine;

/// <summary>Everything that the engine logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Warning, "Region {RegionId} cannot be seen: {Code}: {Message}. Trying again.")]
    public static partial void RegionNotSeen(ILogger logger, string regionId, string code, string message);

    [LoggerMessage(2002, LogLevel.Information, "Region {RegionId} is seen again.")]
    public static partial void RegionSeenAgain(ILogger logger, string regionId);

    [LoggerMessage(2003, LogLevel.Error, "Run {RunId} was interrupted and will be taken up again from its journal.")]
    public static partial void RunInterrupted(ILogger logger, string runId, Exception exception);

    [LoggerMessage(2004, LogLevel.Warning, "Run {RunId} is carried on by another portal; this one stops working on it.")]
    public static partial void RunTakenOver(ILogger logger, string runId, Exception exception);

    [LoggerMessage(2005, LogLevel.Error, "Ping {PingId} was interrupted and will be followed again at the next start.")]
    public static partial void PingInterrupted(ILogger logger, string pingId, Exception exception);

    [LoggerMessage(2006, LogLevel.Error, "States of region {RegionId} were seen but could not be stored; storing them again with the next look.")]
    public static partial void StatesNotRecorded(ILogger logger, string regionId, Exception exception);

    [LoggerMessage(2007, LogLevel.Warning, "Run {RunId} is stored but could not be scheduled yet; it will be within seconds.")]
    public static partial void RunNotScheduled(ILogger logger, string runId, Exception exception);

    [LoggerMessage(2008, LogLevel.Warning, "Unfinished runs could not be looked for: {Reason} Trying again in seconds.")]
    public static partial void UnfinishedRunsNotSeen(ILogger logger, string reason);

    [LoggerMessage(2009, LogLevel.Warning, "The regions to look at could not be read: {Reason} Trying again.")]
    public static partial void RegionsNotKnown(ILogger logger, string reason);

    [LoggerMessage(2101, LogLevel.Information, "Database backed up to {File}, {Bytes} bytes.")]
    public static partial void BackedUp(ILogger logger, string file, long bytes);

    [LoggerMessage(2102, LogLevel.Error, "The database could not be backed up; trying again within a minute.")]
    public static partial void NotBackedUp(ILogger logger, Exception exception);

    [LoggerMessage(2103, LogLevel.Error, "Storage is {Level} ({Cause}), {FreeBytes} bytes free.")]
    public static partial void StorageUnsound(ILogger logger, VpnPortal.Data.Storage.StorageLevel level, VpnPortal.Data.StorageCause? cause, long? freeBytes);

    [LoggerMessage(2104, LogLevel.Information, "Storage is sound again.")]
    public static partial void StorageSound(ILogger logger);

    [LoggerMessage(2010, LogLevel.Information, "{Count} deployments differ from what was built; their pages say where.")]
    public static partial void DeploymentsDrifted(ILogger logger, int count);

    [LoggerMessage(2011, LogLevel.Warning, "Deployments could not be compared with the cloud: {Reason} Trying again next time.")]
    public static partial void DriftNotChecked(ILogger logger, string reason);

    [LoggerMessage(2012, LogLevel.Warning, "News of the team are interrupted: {Reason} Trying again.")]
    public static partial void NewsInterrupted(ILogger logger, string reason);

    [LoggerMessage(2013, LogLevel.Warning, "Unfinished pings could not be read; they are followed again as soon as they can be.")]
    public static partial void PingsUnread(ILogger logger, Exception exception);
}
