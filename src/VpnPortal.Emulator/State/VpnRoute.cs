namespace VpnPortal.Emulator.State;

/// <summary>A destination route of a gateway; the API gives it no id, (gateway, destination, next hop) is its identity.</summary>
internal sealed class VpnRoute
{
    public required string GatewayId { get; init; }
    public required string Destination { get; init; }
    public required string NextHop { get; init; }
    public required string VpcRouteEntryId { get; init; }
    public int Weight { get; init; }
    public bool Published { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ReadyAt { get; init; }

    /// <summary>The last publication or withdrawal is in force from here on; before it the opposite holds.</summary>
    public DateTimeOffset PublicationAt { get; set; }

    public DateTimeOffset? GoneAt { get; set; }

    public bool ExistsAt(DateTimeOffset at) => at >= ReadyAt && (GoneAt is null || at < GoneAt);

    public bool IsPublishedAt(DateTimeOffset at) => ExistsAt(at) && (at >= PublicationAt ? Published : !Published);
}
