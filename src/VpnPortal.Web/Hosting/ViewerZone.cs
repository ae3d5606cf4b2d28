namespace VpnPortal.Web.Hosting;

/// <summary>The reader's time zone. Stored times are UTC; shown times carry this zone's offset.</summary>
public sealed record ViewerZone(TimeZoneInfo Zone)
{
    public static ViewerZone Utc { get; } = new(TimeZoneInfo.Utc);

    /// <summary>The id comes from the browser; an unknown one is no reason to fail.</summary>
    public static ViewerZone From(string? id) =>
        id is { Length: > 0 and < 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? new(zone) : Utc;

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}
