using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>Order a dual-tunnel gateway and wait until it is active.</summary>
public sealed record CreateVpnGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, VpnGateway Gateway)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 1;

    /// <inheritdoc/>
    public override string DisplayName => Gateway.Name;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Minutes(1, 5);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.WithGateway(new BuiltVpnGateway(Address, Side, RegionId, Gateway));
}

/// <summary>Use a gateway that is there already: wait until it is active, and read its public IPs. Nothing is bought or changed.</summary>
/// <param name="Gateway">The gateway, with its id.</param>
public sealed record UseVpnGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, VpnGateway Gateway)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 1;

    /// <inheritdoc/>
    public override string DisplayName => Gateway.Name;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Use;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(0, 5);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.WithGateway(new BuiltVpnGateway(Address, Side, RegionId, Gateway));
}

/// <summary>Register a public IP of the peer: of the peer's gateway once that is active and its IPs are known, or of a device.</summary>
/// <param name="CustomerGateway">Name, ASN, and the IP where it is a device's.</param>
/// <param name="PeerGateway">Gateway whose public IP it stands for; null where it is a device's.</param>
/// <param name="Role">Which of the two IPs.</param>
public sealed record CreateCustomerGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    CustomerGateway CustomerGateway, ResourceAddress? PeerGateway, TunnelRole Role)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 2;

    /// <inheritdoc/>
    public override string DisplayName => CustomerGateway.Name;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(1, 3);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.With(new BuiltCustomerGateway(Address, Side, RegionId, CustomerGateway, PeerGateway));
}

/// <summary>Use a customer gateway that has the device's IP already, since an IP can be registered once per region only.</summary>
/// <param name="CustomerGateway">Its name, ASN, IP and id.</param>
/// <param name="Role">Which of the two IPs.</param>
public sealed record UseCustomerGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, CustomerGateway CustomerGateway, TunnelRole Role)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 2;

    /// <inheritdoc/>
    public override string DisplayName => CustomerGateway.Name;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Use;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(0, 3);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.With(new BuiltCustomerGateway(Address, Side, RegionId, CustomerGateway, null));
}
