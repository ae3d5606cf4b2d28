using System.Globalization;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>A VPN gateway that was bought, or one that was there and is only used.</summary>
public sealed record BuiltVpnGateway(ResourceAddress Address, SideKey Side, string RegionId, VpnGateway Spec)
    : BuiltResource(Address, Side, RegionId)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.VpnGateway;

    /// <inheritdoc/>
    public override int DocumentedStep => 1;

    /// <summary>It is not the portal's.</summary>
    public bool IsUsed => Spec.ExistingId is not null;

    /// <inheritdoc/>
    public override bool IsKept => IsUsed || IsChosen || Spec.Billing.IsPrepaid;

    /// <summary>Of a gateway that is only used nothing matters but which one it is: it is never changed.</summary>
    public override IEnumerable<BuiltValue> Values => IsUsed
        ? [Region, new("existing", new("已有网关", "existing gateway"), Spec.ExistingId, ValueChange.Replaces)]
        :
        [
            Region,
            new("name", new("名称", "name"), Spec.Name, ValueChange.InPlace),
            new("vpc", new("VPC", "VPC"), Spec.VpcId, ValueChange.Replaces),
            new("vswitch1", new("主隧道交换机", "vSwitch of the master tunnel"), Spec.Primary.Id, ValueChange.Replaces),
            new("vswitch2", new("备隧道交换机", "vSwitch of the slave tunnel"), Spec.DisasterRecovery.Id, ValueChange.Replaces),
            new("bandwidth", new("带宽（Mbps）", "bandwidth (Mbit/s)"), Spec.BandwidthMbps.ToString(CultureInfo.InvariantCulture), ValueChange.Replaces),
            new("charge_type", new("付费方式", "charge type"), Spec.Billing.ChargeType, ValueChange.Replaces),
        ];

    private BuiltValue Region => new("region", new("地域", "region"), RegionId, ValueChange.Replaces);

    /// <inheritdoc/>
    public override string NameIn(BuiltState state) => Spec.Name;
}

/// <summary>A customer gateway that was registered, or one that was there and is only used.</summary>
/// <param name="PeerGateway">Gateway whose public IP it stands for; null where it is a device's.</param>
public sealed record BuiltCustomerGateway(ResourceAddress Address, SideKey Side, string RegionId, CustomerGateway Spec, ResourceAddress? PeerGateway)
    : BuiltResource(Address, Side, RegionId)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.CustomerGateway;

    /// <inheritdoc/>
    public override int DocumentedStep => 2;

    /// <inheritdoc/>
    public override bool IsKept => IsChosen || Spec.ExistingId is not null;

    /// <inheritdoc/>
    public override IEnumerable<BuiltValue> Values => Spec.ExistingId is { } existing
        ? [Region, new("existing", new("已有用户网关", "existing customer gateway"), existing, ValueChange.Replaces)]
        :
        [
            Region,
            new("name", new("名称", "name"), Spec.Name, ValueChange.InPlace),
            new("ip_address", new("公网 IP", "public IP"), Spec.IpAddress ?? PeerGateway?.Value ?? "", ValueChange.Replaces),
            new("asn", new("自治系统号", "ASN"), Spec.Asn.ToString(CultureInfo.InvariantCulture), ValueChange.Replaces),
        ];

    /// <inheritdoc/>
    public override IEnumerable<ResourceAddress> Needs => PeerGateway is { } peer ? [peer] : [];

    private BuiltValue Region => new("region", new("地域", "region"), RegionId, ValueChange.Replaces);

    /// <inheritdoc/>
    public override string NameIn(BuiltState state) => Spec.Name;
}
