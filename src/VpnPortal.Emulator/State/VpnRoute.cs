namespace VpnPortal.Emulator.State;

/// <summary>A route of a gateway. The API gives it no id: (gateway, [source,] destination, next hop) is its identity.</summary>
internal sealed class VpnRoute
{
    public required string GatewayId { get; init; }

    /// <summary>Set on policy routes only.</summary>
    public string? Source { get; init; }
    public required string Destination { get; init; }
    public required string NextHop { get; init; }
    public required string VpcRouteEntryId { get; init; }
    public int Weight { get; set; }

    /// <summary>Policy routes: the smallest number is looked at first.</summary>
    public int Priority { get; set; } = 10;

    /// <summary>Made by AutoConfigRoute; it goes with its connection.</summary>
    public bool IsAutomatic { get; init; }
    public bool Published { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ReadyAt { get; init; }

    /// <summary>The last publication or withdrawal is in force from here on; before it the opposite holds.</summary>
    public DateTimeOffset PublicationAt { get; set; }

    public DateTimeOffset? GoneAt { get; set; }

    public bool IsPolicy => Source is not null;

    public string Name => IsPolicy ? $"{GatewayId}:{Source}:{Destination}:{NextHop}" : $"{GatewayId}:{Destination}:{NextHop}";

    public bool ExistsAt(DateTimeOffset at) => at >= ReadyAt && (GoneAt is null || at < GoneAt);

    public bool IsPublishedAt(DateTimeOffset at) => ExistsAt(at) && (at >= PublicationAt ? Published : !Published);
}
