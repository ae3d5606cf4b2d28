using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Parameters;

/// <summary>The neutral parameter file, schema <c>vpnportal.parameters/1</c>. Properties are written in the order of declaration, which is part of the schema.</summary>
public sealed record ParameterFile(
    string Schema, string RenderedAt, string PortalVersion, bool SecretsRevealed, string Deployment, string Scenario, string Routing,
    EquatableArray<ParameterSide> Sides, EquatableArray<ParameterTunnel> Tunnels, ParameterCrypto Crypto,
    EquatableArray<ParameterRoute> Routes, EquatableArray<ParameterProof> Verified)
{
    /// <summary>Name and version of the layout; a change that breaks a reader raises the number.</summary>
    public const string CurrentSchema = "vpnportal.parameters/1";
}

/// <summary>One side. Ids are null while unknown.</summary>
public sealed record ParameterSide(
    string Side, string Region, string VpcId, string VpcName, EquatableArray<Cidr> Subnets, long Asn,
    ParameterGateway Gateway, ParameterConnection Connection);

/// <summary>A VPN gateway.</summary>
public sealed record ParameterGateway(
    string? Id, string Name, int BandwidthMbps, string ChargeType, int? PeriodMonths, EquatableArray<ParameterGatewayAddress> Addresses);

/// <summary>Where a tunnel ends on a gateway.</summary>
public sealed record ParameterGatewayAddress(string Role, string PublicIp, string VSwitchId, string ZoneId);

/// <summary>An IPsec connection.</summary>
public sealed record ParameterConnection(string? Id, string Name, string LocalSubnet, string RemoteSubnet, bool EffectImmediately);

/// <summary>One tunnel with both of its ends.</summary>
public sealed record ParameterTunnel(
    int Index, string Role, Cidr InsideCidr, string PresharedKey, bool DeadPeerDetection, bool NatTraversal, EquatableArray<ParameterTunnelEnd> Ends);

/// <summary>One end of a tunnel.</summary>
public sealed record ParameterTunnelEnd(
    string Side, string? TunnelId, string PublicIp, string InsideIp, string IkeId, string? CustomerGatewayId, string CustomerGatewayName,
    string CustomerGatewayIp, long CustomerGatewayAsn);

/// <summary>Both phases, in the API's words.</summary>
public sealed record ParameterCrypto(ParameterIke Ike, ParameterIpsec Ipsec);

/// <summary>Phase 1.</summary>
public sealed record ParameterIke(
    string Version, string? Mode, string Encryption, string Authentication, string DhGroup, int LifetimeSeconds);

/// <summary>Phase 2.</summary>
public sealed record ParameterIpsec(string Encryption, string Authentication, string Pfs, int LifetimeSeconds);

/// <summary>A destination route of a gateway.</summary>
public sealed record ParameterRoute(string Side, Cidr Destination, string NextHop, string? NextHopId, bool PublishedToVpc);

/// <summary>Something proven.</summary>
public sealed record ParameterProof(string Code, string At, string Zh, string En);
