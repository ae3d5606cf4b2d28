using Microsoft.Extensions.Logging;

namespace VpnPortal.Cloud;

/// <summary>All log lines of this project: one per call, never with parameters.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Message = "{Action} in {RegionId} answered {Status} {Code}, request {RequestId}, after {Milliseconds} ms")]
    public static partial void CallEnded(
        this ILogger logger, LogLevel level, string action, string regionId, int status, string code, string requestId, long milliseconds);
}
