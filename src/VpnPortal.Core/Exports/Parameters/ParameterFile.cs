using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Parameters;

/// <summary>The neutral parameter file, schema <c>vpnportal.parameters/2</c>. Properties are written in the order of declaration, which is part of the schema.</summary>
public sealed record ParameterFile(
    string Schema, string RenderedAt, string PortalVersion, bool SecretsRevealed, string Deployment, string Scenario, string Routing,
    EquatableArray<ParameterSide> Sides, EquatableArray<ParameterLink> Links, EquatableArray<ParameterTunnel> Tunnels, ParameterCrypto Crypto,
    EquatableArray<ParameterRoute> Routes, EquatableArray<ParameterProof> Verified)
{
    /// <summary>Name and version of the layout; a change that breaks a reader raises the number. docs/parameter-file.md tells what changed.</summary>
    public const string CurrentSchema = "vpnportal.parameters/2";
}

/// <summary>One end. Ids are null while unknown, and so is everything that this kind of end does not have.</summary>
/// <param name="Kind"><c>vpc</c> or <c>site</c>.</param>
/// <param name="Announces">With BGP: the networks that it announces, or parts of them.</param>
public sealed record ParameterSide(
    string Side, string Kind, string Name, EquatableArray<Cidr> Subnets, long? Asn, EquatableArray<Cidr> Announces, ParameterVpc? Vpc, ParameterGateway? Gateway);

/// <summary>Where a gateway stands.</summary>
public sealed record ParameterVpc(string Region, string Id, string Name);

/// <summary>A VPN gateway. A gateway that was there already has no price of ours.</summary>
public sealed record ParameterGateway(
    string? Id, string Name, bool Existing, int BandwidthMbps, string ChargeType, int? PeriodMonths, bool AutoPropagate, EquatableArray<ParameterGatewayAddress> Addresses);

/// <summary>Where a tunnel ends on a gateway.</summary>
public sealed record ParameterGatewayAddress(string Role, string? PublicIp, string VSwitchId, string ZoneId);

/// <summary>What holds tunnels together: a connection with two, or each a connection of its own.</summary>
/// <param name="Tunnels">Indexes of its tunnels.</param>
public sealed record ParameterLink(EquatableArray<int> Tunnels, EquatableArray<ParameterLinkEnd> Ends);

/// <summary>One end of a link, a connection where it is in the cloud.</summary>
/// <param name="EffectImmediately">Begins to negotiate at once.</param>
public sealed record ParameterLinkEnd(string Side, string? ConnectionId, string? ConnectionName, string LocalSubnet, string RemoteSubnet, bool EffectImmediately);

/// <summary>One tunnel with both of its ends.</summary>
/// <param name="InsideCidr">Null in the classic design.</param>
/// <param name="HealthCheck">Null but in the classic design.</param>
public sealed record ParameterTunnel(
    int Index, string Role, Cidr? InsideCidr, string PresharedKey, bool DeadPeerDetection, bool NatTraversal, ParameterHealthCheck? HealthCheck,
    EquatableArray<ParameterTunnelEnd> Ends);

/// <summary>What the cloud asks through a tunnel; somebody at the site has to answer at the destination.</summary>
public sealed record ParameterHealthCheck(string Destination, string Source, int IntervalSeconds, int Retries);

/// <summary>One end of a tunnel.</summary>
/// <param name="CustomerGateway">How the cloud knows its peer; null at a site.</param>
public sealed record ParameterTunnelEnd(
    string Side, string? TunnelId, string? PublicIp, string? IkeId, string? InsideIp, ParameterBgp? Bgp, ParameterCustomerGateway? CustomerGateway);

/// <summary>One end of a BGP session.</summary>
public sealed record ParameterBgp(long Asn, string Address, long PeerAsn, string PeerAddress);

/// <summary>A customer gateway.</summary>
public sealed record ParameterCustomerGateway(string? Id, string Name, string? Ip, long Asn);

/// <summary>Both phases, in the API's words.</summary>
public sealed record ParameterCrypto(ParameterIke Ike, ParameterIpsec Ipsec);

/// <summary>Phase 1.</summary>
public sealed record ParameterIke(
    string Version, string? Mode, string Encryption, string Authentication, string DhGroup, int LifetimeSeconds);

/// <summary>Phase 2.</summary>
public sealed record ParameterIpsec(string Encryption, string Authentication, string Pfs, int LifetimeSeconds);

/// <summary>A static route: of a gateway into a connection, or of a site into a tunnel. The higher weight carries the traffic while it works.</summary>
/// <param name="Tunnels">Indexes of the tunnels that it leads into.</param>
/// <param name="PublishedToVpc">Null at a site.</param>
public sealed record ParameterRoute(
    string Side, Cidr Destination, EquatableArray<int> Tunnels, string? NextHop, string? NextHopId, int Weight, bool? PublishedToVpc);

/// <summary>Something proven.</summary>
public sealed record ParameterProof(string Code, string At, string Zh, string En);
