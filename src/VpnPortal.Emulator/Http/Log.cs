namespace VpnPortal.Emulator.Http;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Action} {Status} {Code}")]
    public static partial void Called(ILogger logger, string action, int status, string code);

    [LoggerMessage(3, LogLevel.Warning, "The state file cannot be read by this version. It was set aside as {Path}, and the emulated account begins anew.")]
    public static partial void SetAside(ILogger logger, string path);

    [LoggerMessage(2, LogLevel.Error, "A call failed inside the emulator.")]
    public static partial void Failed(ILogger logger, Exception error);
}
