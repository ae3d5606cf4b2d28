using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>
/// What the drawing of a deployment shows, complete or not: the wizard fills it from what was typed so far, the deployment page
/// from what the cloud reports. Null means "not known yet" and is drawn as missing.
/// </summary>
public sealed record TopologyView(TopologySide One, TopologySide Two, TopologyTunnel Master, TopologyTunnel Slave)
{
    /// <summary>The side with that key.</summary>
    public TopologySide Side(SideKey key) => key == SideKey.One ? One : Two;

    /// <summary>The tunnel with that role.</summary>
    public TopologyTunnel Tunnel(TunnelRole role) => role == TunnelRole.Master ? Master : Slave;
}

/// <summary>One tunnel between the sides. Which end it has at a side follows from its role and from how many ends that side has.</summary>
/// <param name="InsideCidr">The /30 inside it.</param>
/// <param name="IsNumbered">False where it has no addresses of its own and none is missing.</param>
/// <param name="Connection">The connection that is this tunnel, on single-tunnel gateways; null where one connection holds both tunnels.</param>
/// <param name="Bgp">The session inside it, null without BGP.</param>
/// <param name="HealthCheck">State of its health check, null without one.</param>
public sealed record TopologyTunnel(
    TunnelRole Role, DisplayState State, string? InsideCidr, bool IsNumbered = true, TopologyConnection? Connection = null,
    TopologyBgp? Bgp = null, DisplayState? HealthCheck = null);

/// <summary>A BGP session inside a tunnel.</summary>
/// <param name="OneIp">Address of side 1 inside the tunnel.</param>
/// <param name="TwoIp">Address of side 2 inside the tunnel.</param>
public sealed record TopologyBgp(DisplayState State, string? OneIp, string? TwoIp)
{
    /// <summary>The address at a side.</summary>
    public string? Ip(SideKey side) => side == SideKey.One ? OneIp : TwoIp;
}

/// <summary>An IPsec connection.</summary>
/// <param name="EffectImmediately">It negotiates at once; otherwise it waits for the peer.</param>
public sealed record TopologyConnection(string? Name, bool EffectImmediately);
