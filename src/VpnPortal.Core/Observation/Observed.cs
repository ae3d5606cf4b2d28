using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Observation;

/// <summary>State of a VPN gateway as the API words it; an unknown word is kept as <see cref="Unrecognised"/>, never guessed.</summary>
public enum GatewayStatus
{
    /// <summary>API <c>init</c>: ordered.</summary>
    Init,

    /// <summary>API <c>provisioning</c>, console 准备中.</summary>
    Provisioning,

    /// <summary>API <c>active</c>, console 正常. Only now both public IPs are known and writes are accepted.</summary>
    Active,

    /// <summary>API <c>updating</c>: a write on the gateway or on something that hangs on it is under way.</summary>
    Updating,

    /// <summary>API <c>deleting</c>.</summary>
    Deleting,

    /// <summary>A word this version does not know.</summary>
    Unrecognised,
}

/// <summary>A VPN gateway as last described.</summary>
public sealed record ObservedVpnGateway(
    string Id, string Name, string VpcId, string VSwitchId, string? DisasterRecoveryVSwitchId,
    string? InternetIp, string? DisasterRecoveryInternetIp, GatewayStatus Status, string BusinessStatus,
    string ChargeType, string Spec, DateTimeOffset CreatedAt)
{
    /// <summary>Public IP that a tunnel role ends on; null until the gateway is active.</summary>
    public string? AddressOf(TunnelRole role) => role == TunnelRole.Master ? InternetIp : DisasterRecoveryInternetIp;

    /// <summary>vSwitch of a tunnel role; a single-tunnel gateway has the first only.</summary>
    public string? VSwitchOf(TunnelRole role) => role == TunnelRole.Master ? VSwitchId : DisasterRecoveryVSwitchId;

    /// <summary>Mbit/s read from <see cref="Spec"/>, which says <c>10M</c> or <c>10</c>; null when it says neither.</summary>
    public int? BandwidthMbps =>
        int.TryParse(Spec.TrimEnd('M'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var size) ? size : null;

    /// <summary>Writes the routes that it learns by BGP into the VPC, and announces the VPC's.</summary>
    public bool AutoPropagate { get; init; }

    /// <summary>False for gateways too old for BGP; null when the cloud does not say.</summary>
    public bool? SupportsBgp { get; init; }

    /// <summary>False for gateways that were bought for SSL-VPN only.</summary>
    public bool SupportsIpsec { get; init; } = true;

    /// <summary>Has private addresses instead of public ones (API <c>NetworkType=private</c>).</summary>
    public bool IsPrivate { get; init; }

    /// <summary>End of its term; null when the cloud does not say.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Locked because of an overdue bill or an expired term: it takes no writes.</summary>
    public bool IsLocked => BusinessStatus == "FinancialLocked";

    /// <summary>The word under which such a gateway is ordered: described as <c>Prepay</c>, ordered as <c>PREPAY</c>.</summary>
    public string ChargeTypeWord => ChargeType.ToUpperInvariant();

    /// <summary>False for single-tunnel gateways: they report no second vSwitch, and that alone tells them apart.</summary>
    public bool IsDualTunnel => DisasterRecoveryVSwitchId is not null;
}

/// <summary>A customer gateway as last described. It has no state of its own.</summary>
public sealed record ObservedCustomerGateway(string Id, string Name, string IpAddress, long? Asn, DateTimeOffset CreatedAt);

/// <summary>Negotiation state of a tunnel.</summary>
public enum TunnelStatus
{
    /// <summary>Phase 1 not done.</summary>
    IkeSaNotEstablished,

    /// <summary>Phase 1 done, phase 2 not yet.</summary>
    IkeSaEstablished,

    /// <summary>Phase 2 failed.</summary>
    IpsecSaNotEstablished,

    /// <summary>Both phases done: traffic can pass.</summary>
    IpsecSaEstablished,

    /// <summary>A word this version does not know.</summary>
    Unrecognised,
}

/// <summary>One tunnel of a connection as last described, matched by role and id, never by position.</summary>
public sealed record ObservedTunnel(
    string Id, TunnelRole Role, string CustomerGatewayId, string? InternetIp, string? ZoneId, string State, TunnelStatus Status)
{
    /// <summary>BGP of the tunnel; null while it is off.</summary>
    public ObservedBgp? Bgp { get; init; }

    /// <summary>Proposals of the tunnel; null where the cloud does not tell.</summary>
    public ObservedProposals? Proposals { get; init; }
}

/// <summary>Proposals of both phases as last described, in the API's words.</summary>
public sealed record ObservedProposals(
    string IkeVersion, string IkeMode, string IkeEncryption, string IkeAuthentication, string IkeDhGroup, int IkeLifetimeSeconds,
    string IpsecEncryption, string IpsecAuthentication, string IpsecPfs, int IpsecLifetimeSeconds);

/// <summary>A BGP session as last described.</summary>
/// <param name="TunnelCidr">The tunnel's /30.</param>
/// <param name="LocalAddress">The gateway's address in it.</param>
/// <param name="LocalAsn">The gateway's ASN.</param>
/// <param name="PeerAsn">The ASN expected of the peer, from its customer gateway.</param>
/// <param name="IsUp">The API says <c>success</c>; every other word counts as down.</param>
public sealed record ObservedBgp(string TunnelCidr, string LocalAddress, long? LocalAsn, long? PeerAsn, bool IsUp);

/// <summary>A health check of a single-tunnel connection as last described.</summary>
/// <param name="Destination">Whom it asks.</param>
/// <param name="Source">On whose behalf.</param>
/// <param name="IntervalSeconds">Seconds between two tries.</param>
/// <param name="Retries">Tries without an answer before it has failed.</param>
/// <param name="Succeeds">The API says <c>success</c>; a new check starts as failed.</param>
public sealed record ObservedHealthCheck(string Destination, string Source, int IntervalSeconds, int Retries, bool Succeeds);

/// <summary>An IPsec connection as last described. Keys are not part of an observation.</summary>
public sealed record ObservedIpsecConnection(
    string Id, string Name, string VpnGatewayId, string State, string LocalSubnet, string RemoteSubnet, bool EffectImmediately,
    EquatableArray<ObservedTunnel> Tunnels, DateTimeOffset CreatedAt)
{
    /// <summary>The tunnel with that role, if reported.</summary>
    public ObservedTunnel? Tunnel(TunnelRole role) => Tunnels.FirstOrDefault(t => t.Role == role);

    /// <summary>Customer gateway of a single-tunnel connection; empty on a dual-tunnel one, whose tunnels have their own.</summary>
    public string CustomerGatewayId { get; init; } = "";

    /// <summary>Negotiation state of the connection as a whole; the only one that a single-tunnel connection has.</summary>
    public TunnelStatus Status { get; init; } = TunnelStatus.Unrecognised;

    /// <summary>Health check of a single-tunnel connection; null when it is off.</summary>
    public ObservedHealthCheck? HealthCheck { get; init; }

    /// <summary>Proposals of a single-tunnel connection; null where the cloud does not tell.</summary>
    public ObservedProposals? Proposals { get; init; }

    /// <summary>True for the classic form without tunnels of its own.</summary>
    public bool IsSingleTunnel => Tunnels.Count == 0;
}

/// <summary>A destination route of a VPN gateway as last described. Its identity is (gateway, destination, next hop).</summary>
public sealed record ObservedDestinationRoute(string VpnGatewayId, string Destination, string NextHop, int Weight, bool Published);

/// <summary>A BGP route of a VPN gateway as last described.</summary>
/// <param name="NextHop">The connection for a learned route, the VPC for an announced one.</param>
/// <param name="TunnelId">Tunnel through which it was learned; empty for an announced one and on single-tunnel gateways.</param>
/// <param name="AsPath">Autonomous systems on the way; empty for an announced one.</param>
/// <param name="IsLearned">True when the peer told it, false when it is told to the peer.</param>
/// <param name="Published">Written into the VPC, which route auto-propagation does.</param>
public sealed record ObservedBgpRoute(
    string VpnGatewayId, string Destination, string NextHop, string TunnelId, string AsPath, bool IsLearned, bool Published);

/// <summary>What the listings of a tick do not hold of a region, asked more seldom.</summary>
/// <param name="RegionId">Region.</param>
/// <param name="At">When the describe calls were sent, UTC: what was made later may be missing.</param>
/// <param name="CustomerGateways">All customer gateways of the region.</param>
/// <param name="Routes">Destination routes of the gateways that were asked about.</param>
public sealed record RegionDetails(
    string RegionId, DateTimeOffset At, EquatableArray<ObservedCustomerGateway> CustomerGateways, EquatableArray<ObservedDestinationRoute> Routes);

/// <summary>Everything the observer saw of one region in one tick.</summary>
/// <param name="RegionId">Region.</param>
/// <param name="At">When the describe calls were answered, UTC.</param>
/// <param name="Gateways">All VPN gateways of the region.</param>
/// <param name="Connections">All IPsec connections of the region.</param>
public sealed record RegionSnapshot(
    string RegionId, DateTimeOffset At, EquatableArray<ObservedVpnGateway> Gateways, EquatableArray<ObservedIpsecConnection> Connections);
