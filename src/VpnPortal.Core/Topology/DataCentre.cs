using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Topology;

/// <summary>The end that is not in the cloud: a device with one or two public IPs, and the networks behind it.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="MasterIp">Public IP on which tunnel 1 ends.</param>
/// <param name="SlaveIp">Public IP on which tunnel 2 ends; the same where the device has one only.</param>
/// <param name="Asn">ASN of the device.</param>
/// <param name="Subnets">Networks behind the device.</param>
/// <param name="Device">Key of the export made for the device.</param>
public sealed record DataCentre(string Name, string MasterIp, string SlaveIp, long Asn, EquatableArray<Cidr> Subnets, string Device)
{
    /// <summary>Public IP on which a tunnel role ends.</summary>
    public string IpOf(TunnelRole role) => role == TunnelRole.Master ? MasterIp : SlaveIp;

    /// <summary>False when the loss of one public IP takes both tunnels.</summary>
    public bool HasTwoIps => MasterIp != SlaveIp;
}

/// <summary>A single-tunnel connection of the classic design.</summary>
/// <param name="Role">Master has weight 100, slave weight 0.</param>
/// <param name="Name">1–100 characters.</param>
/// <param name="HealthCheck">What moves traffic to the other connection.</param>
public sealed record ClassicConnection(TunnelRole Role, string Name, HealthCheck HealthCheck)
{
    /// <summary>100 while it carries the traffic, 0 for the one in reserve.</summary>
    public int Weight => Role == TunnelRole.Master ? 100 : 0;
}

/// <summary>A health check of a single-tunnel connection.</summary>
/// <param name="Destination">An address behind the device that answers.</param>
/// <param name="Source">An address of the VPC on whose behalf it asks; another one for each connection.</param>
/// <param name="IntervalSeconds">Seconds between two tries.</param>
/// <param name="Retries">Tries without an answer before it has failed.</param>
public sealed record HealthCheck(string Destination, string Source, int IntervalSeconds, int Retries);

/// <summary>A tunnel, seen from both ends at once.</summary>
/// <param name="Role">Master or slave.</param>
/// <param name="PskPath">Draft field that holds the pre-shared key, for example <c>tunnel1.psk</c>. One field feeds both ends.</param>
/// <param name="InsideCidr">/30 in 169.254.0.0/16; side 1 has its first host, side 2 its second. Null on single-tunnel gateways without BGP.</param>
public sealed record Tunnel(TunnelRole Role, string PskPath, Cidr? InsideCidr)
{
    /// <summary>Keyed hash that tells the pre-shared key from another without telling either; null when not known.</summary>
    public string? KeyFingerprint { get; init; }

    /// <summary>Inside address of a side; null when the tunnel has no inside network.</summary>
    public string? InsideAddress(SideKey side) => InsideCidr?.AddressAt((uint)side);
}
