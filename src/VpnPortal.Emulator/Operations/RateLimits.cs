using VpnPortal.Emulator.Wire;

namespace VpnPortal.Emulator.Operations;

/// <summary>The published limits: calls per minute for one action in one region, counted in fixed windows.</summary>
internal sealed class RateLimits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Region, string Action), (long Window, int Calls)> counts = [];

    public void Count(Operation operation, string region, DateTimeOffset now)
    {
        if (operation.CallsPerMinute is not { } most)
            return;
        var (key, window) = ((region, operation.Action), now.UtcTicks / Window.Ticks);
        var calls = counts.TryGetValue(key, out var seen) && seen.Window == window ? seen.Calls + 1 : 1;
        counts[key] = (window, calls);
        if (calls > most)
            throw Throttled(now);
    }

    public static TimeSpan UntilTheMinuteIsOver(DateTimeOffset now) => Window - TimeSpan.FromTicks(now.UtcTicks % Window.Ticks);

    /// <summary>A refusal that lasts until the minute is over.</summary>
    public static ApiException Throttled(DateTimeOffset now) => new(
        "Throttling.User", StatusCodes.Status400BadRequest, "Request was denied due to user flow control.")
    {
        RetryAfter = UntilTheMinuteIsOver(now),
    };
}
