using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>How a side's traffic finds the peer's networks. Closed.</summary>
public abstract record TopologyRouting;

/// <summary>Routes that somebody wrote.</summary>
/// <param name="Routes">One, or one for each connection with its weight.</param>
/// <param name="Published">Whether the VPC learns them; null on a device, which has no such question.</param>
public sealed record StaticRouting(EquatableArray<TopologyRoute> Routes, bool? Published) : TopologyRouting
{
    /// <summary>Routes that a device holds; nobody here sees whether they have effect.</summary>
    public static readonly StaticRouting OnDevice = new(default(EquatableArray<TopologyRoute>), null);

    /// <summary>One route through the only connection.</summary>
    public StaticRouting(DisplayState state, bool? published)
        : this(new[] { new TopologyRoute(state) }.ToEquatableArray(), published)
    {
    }
}

/// <summary>A route to the peer's networks.</summary>
/// <param name="Via">Name of its connection where there are several.</param>
/// <param name="Weight">100 carries the traffic, 0 stands by; null where weights have no effect.</param>
public sealed record TopologyRoute(DisplayState State, string? Via = null, int? Weight = null);

/// <summary>Routes that BGP brings.</summary>
/// <param name="State">Whether they have come.</param>
/// <param name="Propagated">Route auto-propagation of the gateway; null on a device, which has no such question.</param>
public sealed record BgpRouting(DisplayState State, bool? Propagated) : TopologyRouting;
