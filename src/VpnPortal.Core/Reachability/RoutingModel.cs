using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Reachability;

/// <summary>An entry of a routing table.</summary>
/// <param name="Next">Key of the router that gets the packet; null when it is dropped because no tunnel is left.</param>
/// <param name="Through">Tunnel that it passes on the way there.</param>
/// <param name="Preference">Of equally long prefixes the greatest wins.</param>
public sealed record TableEntry(Cidr Destination, string? Next, TunnelRole? Through = null, int Preference = 0);

/// <summary>Something that forwards packets: a VPC, a gateway, a device.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Side">End of the connection where it stands.</param>
/// <param name="Local">Networks that it has itself.</param>
public sealed record Router(string Key, BilingualText Name, SideKey Side, EquatableArray<Cidr> Local, EquatableArray<TableEntry> Table)
{
    /// <summary>The entry for a network: longest prefix first, then preference; null when there is none.</summary>
    public TableEntry? Find(Cidr destination) => Table.Where(entry => entry.Destination.Contains(destination))
        .OrderByDescending(entry => entry.Destination.PrefixLength).ThenByDescending(entry => entry.Preference).FirstOrDefault();
}

/// <summary>How the way of a packet ended. Closed.</summary>
public enum WalkEnd
{
    /// <summary>Where it was to go.</summary>
    Arrived,

    /// <summary>At a router without a route: a black hole.</summary>
    NoRoute,

    /// <summary>At a router whose route leads into tunnels that are all down.</summary>
    TunnelsDown,

    /// <summary>At its start: the network counts as the start's own, so that nothing is sent on.</summary>
    StaysLocal,

    /// <summary>In a circle.</summary>
    Loop,
}

/// <summary>The way of packets for a network.</summary>
/// <param name="At">The router where it ended.</param>
/// <param name="Through">The tunnel that it took; null when it came to none.</param>
public sealed record Walk(WalkEnd End, Router At, TunnelRole? Through)
{
    /// <summary>It came to its destination.</summary>
    public bool Arrives => End == WalkEnd.Arrived;
}

/// <summary>Routers with their tables, in which a packet is followed.</summary>
public sealed class RoutingModel(IEnumerable<Router> routers)
{
    private readonly Dictionary<string, Router> routers = routers.ToDictionary(router => router.Key, StringComparer.Ordinal);

    /// <summary>Follows packets for a network from a router to their end.</summary>
    public Walk Follow(string from, Cidr destination)
    {
        var at = routers[from];
        if (at.Local.Any(own => own.Overlaps(destination))) return new Walk(WalkEnd.StaysLocal, at, null);
        var (seen, through) = (new HashSet<string>(StringComparer.Ordinal), (TunnelRole?)null);
        while (seen.Add(at.Key))
        {
            if (at.Local.Any(own => own.Contains(destination))) return new Walk(WalkEnd.Arrived, at, through);
            if (at.Find(destination) is not { } entry) return new Walk(WalkEnd.NoRoute, at, through);
            if (entry.Next is null) return new Walk(WalkEnd.TunnelsDown, at, through);
            (at, through) = (routers[entry.Next], through ?? entry.Through);
        }

        return new Walk(WalkEnd.Loop, at, through);
    }
}
