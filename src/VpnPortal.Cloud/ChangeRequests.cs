using VpnPortal.Core.Primitives;

namespace VpnPortal.Cloud;

/// <summary>Answer to a call that makes nothing of its own.</summary>
/// <param name="RequestId">The cloud's id of the call, for support and audit.</param>
public sealed record Answered(string RequestId);

/// <summary>Parameters of ModifyVpnGatewayAttribute or ModifyCustomerGatewayAttribute that change the name.</summary>
/// <param name="Id">Id of the gateway or customer gateway.</param>
public sealed record Rename(string ClientToken, string RegionId, string Id, string Name);

/// <summary>Parameters of ModifyVpnConnectionAttribute for a dual-tunnel connection; what is null or empty stays as it is.</summary>
/// <param name="Tunnels">Tunnels whose blocks are sent, each of them whole.</param>
public sealed record ModifyIpsecConnection(
    string ClientToken, string RegionId, string VpnConnectionId, string? Name, bool? EffectImmediately, IReadOnlyList<ModifyTunnel> Tunnels);

/// <summary>One tunnel of a change.</summary>
/// <param name="TunnelId"><c>tun-…</c></param>
/// <param name="Settings">All of its proposals, ids and its key.</param>
public sealed record ModifyTunnel(string TunnelId, TunnelSettings Settings);

/// <summary>Proposals, ids and key of a tunnel. Algorithm words are those of the API reference of CreateVpnConnection.</summary>
public sealed record TunnelSettings(
    PresharedKey PresharedKey, string LocalId, string RemoteId,
    string IkeVersion, string IkeMode, string IkeEncryption, string IkeAuthentication, string IkeDhGroup, int IkeLifetimeSeconds,
    string IpsecEncryption, string IpsecAuthentication, string IpsecPfs, int IpsecLifetimeSeconds);

/// <summary>Parameters of ModifyVpnConnectionAttribute in its single-tunnel form; what is null stays as it is.</summary>
/// <param name="Settings">Sent whole, when any of it changes.</param>
public sealed record ModifyClassicConnection(
    string ClientToken, string RegionId, string VpnConnectionId, string? Name, bool? EffectImmediately, TunnelSettings? Settings, HealthSettings? Health);

/// <summary>A health check, sent whole.</summary>
/// <param name="Destination">Address at the peer that is asked.</param>
/// <param name="Source">Address of the VPC on whose behalf it is asked.</param>
/// <param name="IntervalSeconds">Seconds between two tries.</param>
/// <param name="Retries">Tries without an answer before it has failed.</param>
public sealed record HealthSettings(string Destination, string Source, int IntervalSeconds, int Retries);

/// <summary>Parameters of PublishVpnRouteEntry for a destination route.</summary>
public sealed record PublishDestinationRoute(
    string ClientToken, string RegionId, string VpnGatewayId, string Destination, string NextHopConnectionId, bool PublishToVpc);

/// <summary>Parameters of ModifyVpnRouteEntryWeight; refused while another route has the same destination.</summary>
/// <param name="Weight">As it is.</param>
/// <param name="NewWeight">As it shall be.</param>
public sealed record WeighDestinationRoute(
    string ClientToken, string RegionId, string VpnGatewayId, string Destination, string NextHopConnectionId, int Weight, int NewWeight);

/// <summary>Parameters of DeleteVpnGateway, DeleteCustomerGateway, DeleteVpnConnection, and of taking BGP off a connection.</summary>
/// <param name="Id">Id of the gateway, customer gateway or connection.</param>
public sealed record Removal(string ClientToken, string RegionId, string Id);

/// <summary>Parameters of DeleteVpnRouteEntry.</summary>
/// <param name="Weight">Must be the weight that the route has.</param>
public sealed record DeleteDestinationRoute(
    string ClientToken, string RegionId, string VpnGatewayId, string Destination, string NextHopConnectionId, int Weight);
