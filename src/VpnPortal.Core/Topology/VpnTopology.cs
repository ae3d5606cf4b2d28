using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Topology;

/// <summary>What the operator wants to exist. Immutable; holds no cloud id of anything still to be made, and no secret.</summary>
/// <param name="Name">Name of the deployment.</param>
/// <param name="Scenario">Which of the documented designs, with its parts.</param>
public sealed record VpnTopology(string Name, Scenario Scenario);

/// <summary>How the two ends are built. Closed: every consumer switches over all cases.</summary>
public abstract record Scenario
{
    private protected Scenario()
    {
    }
}

/// <summary>Two VPCs, a dual-tunnel gateway in each, joined by one IPsec connection on either side.</summary>
/// <param name="One">VPC1 and what is built in it.</param>
/// <param name="Two">VPC2 and what is built in it.</param>
/// <param name="Crypto">Proposals, the same on both ends and both tunnels by construction.</param>
/// <param name="Master">Tunnel 1.</param>
/// <param name="Slave">Tunnel 2.</param>
public sealed record VpcToVpc(VpcSide One, VpcSide Two, CryptoProfile Crypto, Tunnel Master, Tunnel Slave) : Scenario
{
    /// <summary>The side with that key.</summary>
    public VpcSide Side(SideKey key) => key == SideKey.One ? One : Two;

    /// <summary>The tunnel with that role.</summary>
    public Tunnel TunnelOf(TunnelRole role) => role == TunnelRole.Master ? Master : Slave;
}

/// <summary>One end of <see cref="VpcToVpc"/>.</summary>
/// <param name="Key">Which end.</param>
/// <param name="RegionId">Region of VPC and gateway.</param>
/// <param name="Gateway">The VPN gateway.</param>
/// <param name="Asn">Own ASN, 1–4294967295; it becomes the ASN of the peer's customer gateways and can never be changed there.</param>
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
}

/// <summary>A dual-tunnel VPN gateway.</summary>
/// <param name="Name">2–100 characters, Chinese allowed.</param>
/// <param name="VpcId">VPC it is attached to.</param>
/// <param name="VpcName">Name of that VPC, for people.</param>
/// <param name="Primary">vSwitch of the master tunnel; cannot be changed later.</param>
/// <param name="DisasterRecovery">vSwitch of the slave tunnel, in another zone where there is one; cannot be changed later.</param>
/// <param name="BandwidthMbps">Peak bandwidth in Mbit/s.</param>
/// <param name="Billing">How it is paid.</param>
public sealed record VpnGateway(
    string Name, string VpcId, string VpcName, VSwitch Primary, VSwitch DisasterRecovery, int BandwidthMbps, Billing Billing);

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

/// <summary>A customer gateway: the peer's public IP (known once the peer's gateway is active) and ASN. Neither can be changed later.</summary>
public sealed record CustomerGateway(string Name, long Asn);

/// <summary>An IPsec connection in destination-routing mode.</summary>
/// <param name="Name">1–100 characters.</param>
/// <param name="EffectImmediately">Negotiate at once; one end yes, the other no.</param>
public sealed record IpsecConnection(string Name, bool EffectImmediately);

/// <summary>A tunnel, seen from both ends at once.</summary>
/// <param name="Role">Master or slave.</param>
/// <param name="PskPath">Draft field that holds the pre-shared key, for example <c>tunnel1.psk</c>. One field feeds both ends.</param>
/// <param name="InsideCidr">/30 in 169.254.0.0/16; side 1 has its first host, side 2 its second.</param>
public sealed record Tunnel(TunnelRole Role, string PskPath, Cidr InsideCidr)
{
    /// <summary>Inside address of a side.</summary>
    public string InsideAddress(SideKey side) => InsideCidr.AddressAt((uint)side);
}
