using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>
/// What the drawing of a deployment shows, complete or not: the wizard fills it from what was typed so far, the deployment page
/// from what the cloud reports. Null means "not known yet" and is drawn as missing.
/// </summary>
public sealed record TopologyView(TopologySide One, TopologySide Two, TopologyTunnel Master, TopologyTunnel Slave)
{
    /// <summary>The tunnel with that role.</summary>
    public TopologyTunnel Tunnel(TunnelRole role) => role == TunnelRole.Master ? Master : Slave;
}

/// <summary>One VPC with its gateway.</summary>
/// <param name="Subnets">Networks of the VPC that the peer reaches.</param>
/// <param name="Route">State of the route to the peer; null when none is planned.</param>
/// <param name="RoutePublished">Whether the VPC learns the route.</param>
public sealed record TopologySide(
    SideKey Key, string? RegionId, string? VpcName, string? Subnets, string? GatewayName, DisplayState GatewayState, string? Asn,
    TopologyEnd Master, TopologyEnd Slave, string? ConnectionName, bool EffectImmediately, DisplayState? Route, bool RoutePublished);

/// <summary>Where a tunnel ends on a gateway.</summary>
/// <param name="ZoneId">Zone of the vSwitch.</param>
/// <param name="PublicIp">Public address, known once the gateway is active.</param>
public sealed record TopologyEnd(string? ZoneId, string? VSwitchName, string? PublicIp);

/// <summary>One tunnel between the gateways.</summary>
/// <param name="InsideCidr">The /30 inside it.</param>
public sealed record TopologyTunnel(TunnelRole Role, DisplayState State, string? InsideCidr);
