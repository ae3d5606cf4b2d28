namespace VpnPortal.Data.Rows;

/// <summary>A state that a resource was seen to enter. Only changes are stored.</summary>
public sealed class ObservationRow
{
    public long Id { get; init; }
    public required string RegionId { get; init; }
    public required string ResourceId { get; init; }
    public required string State { get; init; }
    public DateTimeOffset At { get; init; }
}
