namespace VpnPortal.Cloud;

/// <summary>Parameters of CreateVpnConnection with two tunnels in destination-routing mode (both subnets 0.0.0.0/0).</summary>
public sealed record CreateIpsecConnection(
    string ClientToken, string RegionId, string Name, string VpnGatewayId, string LocalSubnet, string RemoteSubnet,
    bool EffectImmediately, CreateTunnel Master, CreateTunnel Slave);

/// <summary>One tunnel of a connection.</summary>
public sealed record CreateTunnel(string CustomerGatewayId, TunnelSettings Settings);

/// <summary>Parameters of CreateVpnConnection in its single-tunnel form with a health check; single-tunnel gateways only.</summary>
public sealed record CreateClassicConnection(
    string ClientToken, string RegionId, string Name, string VpnGatewayId, string LocalSubnet, string RemoteSubnet, bool EffectImmediately,
    CreateTunnel Tunnel, HealthSettings Health);

/// <summary>Parameters of ModifyVpnConnectionAttribute that add BGP to both tunnels of a connection.</summary>
/// <param name="LocalAsn">The same on both tunnels.</param>
public sealed record EnableBgp(string ClientToken, string RegionId, string VpnConnectionId, long LocalAsn, BgpTunnel Master, BgpTunnel Slave);

/// <summary>BGP of one tunnel.</summary>
/// <param name="TunnelId"><c>tun-…</c></param>
/// <param name="TunnelCidr">/30 in 169.254.0.0/16.</param>
/// <param name="LocalAddress">The gateway's address in it.</param>
public sealed record BgpTunnel(string TunnelId, string TunnelCidr, string LocalAddress);

/// <summary>Parameters of ModifyVpnGatewayAttribute that switch route auto-propagation.</summary>
/// <param name="IsOn">Off is refused while BGP is on for one of the gateway's connections.</param>
public sealed record PropagateRoutes(string ClientToken, string RegionId, string VpnGatewayId, bool IsOn = true);

/// <summary>Parameters of CreateVpnRouteEntry. Weight is required by the API and without effect on dual-tunnel gateways.</summary>
public sealed record CreateDestinationRoute(
    string ClientToken, string RegionId, string VpnGatewayId, string Destination, string NextHopConnectionId, bool PublishToVpc, int Weight);
