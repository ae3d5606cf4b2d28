using System.Globalization;

namespace VpnPortal.Web.Features.Runs;

/// <summary>Writes spans of time as a stop watch does: 0:42, 1:02:05.</summary>
public static class Spans
{
    public static string Clock(TimeSpan span)
    {
        if (span < TimeSpan.Zero) span = TimeSpan.Zero;
        return span.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span:mm\\:ss}")
            : string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}:{span:ss}");
    }
}
