using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Topology;

/// <summary>One end in the cloud.</summary>
/// <param name="Key">Which end.</param>
/// <param name="RegionId">Region of VPC and gateway.</param>
/// <param name="Gateway">The VPN gateway.</param>
/// <param name="Asn">Own ASN, 1–4294967295; between VPCs it becomes the ASN of the peer's customer gateways and can never be changed there.</param>
/// <param name="Subnets">Networks of this side that the peer routes to.</param>
/// <param name="MasterCustomerGateway">Customer gateway that stands for the peer's first public IP.</param>
/// <param name="SlaveCustomerGateway">Customer gateway that stands for the peer's second public IP.</param>
/// <param name="Connection">The IPsec connection.</param>
/// <param name="PublishRoutes">Write the routes to the peer into the VPC's system route table.</param>
public sealed record VpcSide(
    SideKey Key, string RegionId, VpnGateway Gateway, long Asn, EquatableArray<Cidr> Subnets,
    CustomerGateway MasterCustomerGateway, CustomerGateway SlaveCustomerGateway, IpsecConnection Connection, bool PublishRoutes)
{
    /// <summary>The customer gateway that a tunnel role uses.</summary>
    public CustomerGateway CustomerGatewayOf(TunnelRole role) =>
        role == TunnelRole.Master ? MasterCustomerGateway : SlaveCustomerGateway;

    /// <summary>True when both tunnels end on one public IP of the peer, which can be registered once only.</summary>
    public bool SharesCustomerGateway =>
        MasterCustomerGateway.IpAddress is { } address && address == SlaveCustomerGateway.IpAddress;
}

/// <summary>A VPN gateway.</summary>
/// <param name="Name">2–100 characters, Chinese allowed.</param>
/// <param name="VpcId">VPC it is attached to.</param>
/// <param name="VpcName">Name of that VPC, for people.</param>
/// <param name="Primary">vSwitch of the master tunnel; cannot be changed later.</param>
/// <param name="DisasterRecovery">vSwitch of the slave tunnel, in another zone where there is one; cannot be changed later. The first again on a single-tunnel gateway.</param>
/// <param name="BandwidthMbps">Peak bandwidth in Mbit/s.</param>
/// <param name="Billing">How it is paid.</param>
/// <param name="ExistingId"><c>vpn-…</c> of a gateway that is there already; null when it is to be bought.</param>
public sealed record VpnGateway(
    string Name, string VpcId, string VpcName, VSwitch Primary, VSwitch DisasterRecovery, int BandwidthMbps, Billing Billing, string? ExistingId = null);

/// <summary>A vSwitch of the VPC. The gateway takes one of its addresses.</summary>
public sealed record VSwitch(string Id, string Name, string ZoneId);

/// <summary>How a gateway is paid.</summary>
/// <param name="ChargeType"><c>POSTPAY</c> (international site) or <c>PREPAY</c> (China site; cannot be released by API).</param>
/// <param name="PeriodMonths">1–9, 12, 24 or 36 when prepaid, else null.</param>
public sealed record Billing(string ChargeType, int? PeriodMonths)
{
    /// <summary>Paid by use; can be released at any time.</summary>
    public const string PostPay = "POSTPAY";

    /// <summary>Paid in advance; stays and bills until its term ends.</summary>
    public const string PrePay = "PREPAY";

    /// <summary>True when the gateway cannot be released by API before its term ends.</summary>
    public bool IsPrepaid => ChargeType == PrePay;
}

/// <summary>A customer gateway: a public IP and an ASN of the peer. Neither can be changed later.</summary>
/// <param name="Name">1–100 characters.</param>
/// <param name="Asn">1–4294967295, not 45104.</param>
/// <param name="IpAddress">Public IP of a device; null between VPCs, where it is known once the peer's gateway is active.</param>
/// <param name="ExistingId"><c>cgw-…</c> that has this address already; null when it is to be registered.</param>
public sealed record CustomerGateway(string Name, long Asn, string? IpAddress = null, string? ExistingId = null);

/// <summary>An IPsec connection in destination-routing mode.</summary>
/// <param name="Name">1–100 characters.</param>
/// <param name="EffectImmediately">Negotiate at once; between VPCs one end yes, the other no.</param>
public sealed record IpsecConnection(string Name, bool EffectImmediately);
