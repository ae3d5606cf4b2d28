using System.Globalization;
using VpnPortal.Core.Planning;
using VpnPortal.Web.Hosting;

namespace VpnPortal.Web.Shared;

/// <summary>Times and spans of time as every page writes them.</summary>
public static class Clocks
{
    /// <summary>As a stop watch does: 0:42, 1:02:05.</summary>
    public static string Span(TimeSpan span)
    {
        if (span < TimeSpan.Zero) span = TimeSpan.Zero;
        return span.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{span:mm\\:ss}")
            : string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}:{span:ss}");
    }

    /// <summary>A usual duration: 1:00–5:00, or one figure where both ends are the same.</summary>
    public static string Range(UsualDuration usual) => usual.From == usual.To ? Span(usual.To) : $"{Span(usual.From)}–{Span(usual.To)}";

    /// <summary>Time of day in the reader's zone: 16:03:09.</summary>
    public static string Time(DateTimeOffset at, ViewerZone? zone) => In(zone, at, "HH:mm:ss");

    /// <summary>Day and time with the zone's offset, for a tool tip.</summary>
    public static string Whole(DateTimeOffset at, ViewerZone? zone) => In(zone, at, "yyyy-MM-dd HH:mm:ss zzz");

    /// <summary>For machines.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string In(ViewerZone? zone, DateTimeOffset at, string format) => (zone ?? ViewerZone.Utc).Local(at).ToString(format, CultureInfo.InvariantCulture);
}
