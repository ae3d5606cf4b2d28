using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Health;

/// <summary>What keeps a built tunnel from carrying traffic. Closed.</summary>
public enum TunnelObstacle
{
    /// <summary>Nothing, or nothing that is known.</summary>
    None,

    /// <summary>A phase is not established at some end.</summary>
    Negotiation,

    /// <summary>Both phases are, but the BGP session inside is down, so that no route leads into it.</summary>
    Bgp,

    /// <summary>Both phases are, but the health check fails, so that its routes are out of use.</summary>
    HealthCheck,
}

/// <summary>A tunnel seen from its ends in the cloud. A device's end is not seen by the portal.</summary>
/// <param name="Ends">The ends that were there in the last look.</param>
/// <param name="State">Its state in the portal's words.</param>
public sealed record TunnelSight(TunnelRole Role, EquatableArray<TunnelEnd> Ends, DisplayState State, TunnelObstacle Obstacle)
{
    /// <summary>It can carry traffic: both phases, and the session or check inside where there is one.</summary>
    public bool IsUp => State is DisplayState.Up or DisplayState.Standby;

    /// <summary>Its end at a side, null when it was not there.</summary>
    public TunnelEnd? End(SideKey side) => Ends.FirstOrDefault(end => end.Side == side);

    /// <param name="isBuilding">A run is under way: a tunnel that is not up yet is being prepared, not down.</param>
    internal static TunnelSight Of(TunnelRole role, RoutingMode routing, EquatableArray<GatewaySight> gateways, bool isBuilding)
    {
        var ends = EndsOf(role, gateways);
        var obstacle = ObstacleOf(ends, routing, gateways.Count);
        return new TunnelSight(role, ends, StateOf(role, routing, gateways, ends, obstacle, isBuilding), obstacle);
    }

    private static DisplayState StateOf(
        TunnelRole role, RoutingMode routing, EquatableArray<GatewaySight> gateways, EquatableArray<TunnelEnd> ends, TunnelObstacle obstacle, bool isBuilding)
    {
        if (gateways.Any(gateway => gateway.ConnectionOf(role).Id is null)) return DisplayState.Planned;
        if (gateways.Any(gateway => gateway.SeenAt is null)) return DisplayState.Unknown;
        if (!gateways.All(gateway => gateway.ConnectionOf(role).IsComplete)) return DisplayState.Preparing;
        if (ends.Any(end => end.Status == TunnelStatus.Unrecognised)) return DisplayState.Unknown;
        if (obstacle != TunnelObstacle.None)
            return isBuilding ? DisplayState.Preparing : obstacle == TunnelObstacle.Negotiation ? DisplayState.Down : DisplayState.Attention;
        return role == TunnelRole.Slave && ObstacleOf(EndsOf(TunnelRole.Master, gateways), routing, gateways.Count) == TunnelObstacle.None
            ? DisplayState.Standby : DisplayState.Up;
    }

    private static EquatableArray<TunnelEnd> EndsOf(TunnelRole role, EquatableArray<GatewaySight> gateways) =>
        gateways.Select(gateway => TunnelEnd.Of(role, gateway)).OfType<TunnelEnd>().ToEquatableArray();

    private static TunnelObstacle ObstacleOf(EquatableArray<TunnelEnd> ends, RoutingMode routing, int expected)
    {
        if (ends.Count < expected || ends.Any(end => end.Status != TunnelStatus.IpsecSaEstablished)) return TunnelObstacle.Negotiation;
        if (routing == RoutingMode.Bgp && ends.Any(end => end.Bgp is not { IsUp: true })) return TunnelObstacle.Bgp;
        return ends.Any(end => end.HealthCheck is { Succeeds: false }) ? TunnelObstacle.HealthCheck : TunnelObstacle.None;
    }
}

/// <summary>An end of a tunnel in the cloud as last seen.</summary>
/// <param name="Id">Id of the tunnel; of its connection where that has no tunnels of its own.</param>
/// <param name="PublicIp">Public IP on which it ends.</param>
/// <param name="Bgp">BGP inside it, null while it is off.</param>
/// <param name="HealthCheck">Its health check, null without one.</param>
public sealed record TunnelEnd(
    SideKey Side, string Id, TunnelStatus Status, string? PublicIp, ObservedBgp? Bgp = null, ObservedHealthCheck? HealthCheck = null)
{
    internal static TunnelEnd? Of(TunnelRole role, GatewaySight gateway) => gateway.ConnectionOf(role).Seen switch
    {
        null => null,
        { IsSingleTunnel: true } single => new(gateway.Side, single.Id, single.Status, gateway.Seen?.InternetIp, HealthCheck: single.HealthCheck),
        var dual => dual.Tunnel(role) is { } tunnel ? new(gateway.Side, tunnel.Id, tunnel.Status, tunnel.InternetIp, tunnel.Bgp) : null,
    };
}
