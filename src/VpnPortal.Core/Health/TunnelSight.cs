using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Health;

/// <summary>A tunnel seen from both ends.</summary>
/// <param name="One">Its end at side 1 as last seen, null when it was not there.</param>
/// <param name="Two">Its end at side 2 as last seen, null when it was not there.</param>
/// <param name="State">Its state in the portal's words.</param>
public sealed record TunnelSight(TunnelRole Role, ObservedTunnel? One, ObservedTunnel? Two, DisplayState State)
{
    /// <summary>Both phases are done at both ends.</summary>
    public bool IsUp => IsEstablished(One) && IsEstablished(Two);

    /// <summary>Its end at a side.</summary>
    public ObservedTunnel? End(SideKey side) => side == SideKey.One ? One : Two;

    /// <param name="isBuilding">A run is under way: a tunnel that is not up yet is being prepared, not down.</param>
    internal static TunnelSight Of(TunnelRole role, EquatableArray<GatewaySight> gateways, bool isBuilding)
    {
        var ends = gateways.Select(gateway => gateway.Connection?.Tunnel(role)).ToList();
        var (one, two) = (ends.ElementAtOrDefault(0), ends.ElementAtOrDefault(1));
        return new TunnelSight(role, one, two, StateOf(role, one, two, gateways, isBuilding));
    }

    private static DisplayState StateOf(
        TunnelRole role, ObservedTunnel? one, ObservedTunnel? two, EquatableArray<GatewaySight> gateways, bool isBuilding)
    {
        if (gateways.Any(gateway => gateway.ConnectionId is null)) return DisplayState.Planned;
        if (gateways.Any(gateway => gateway.SeenAt is null)) return DisplayState.Unknown;
        if (!gateways.All(gateway => gateway.IsConnectionComplete)) return DisplayState.Preparing;
        if (one is { Status: TunnelStatus.Unrecognised } || two is { Status: TunnelStatus.Unrecognised }) return DisplayState.Unknown;
        if (!IsEstablished(one) || !IsEstablished(two)) return isBuilding ? DisplayState.Preparing : DisplayState.Down;
        return role == TunnelRole.Slave && IsUpAt(TunnelRole.Master, gateways) ? DisplayState.Standby : DisplayState.Up;
    }

    /// <summary>The slave carries nothing while the master is up.</summary>
    private static bool IsUpAt(TunnelRole role, EquatableArray<GatewaySight> gateways) =>
        gateways.All(gateway => IsEstablished(gateway.Connection?.Tunnel(role)));

    private static bool IsEstablished(ObservedTunnel? end) => end is { Status: TunnelStatus.IpsecSaEstablished };
}
