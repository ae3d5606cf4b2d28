using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Planning;

/// <summary>Send a network of the peer into the connection.</summary>
/// <param name="Gateway">Gateway that holds the route.</param>
/// <param name="Connection">Next hop.</param>
/// <param name="Destination">Network of the peer.</param>
/// <param name="PublishToVpc">Write it into the VPC's system route table, too.</param>
/// <param name="ToDevice">The peer is a device, whose document configures routes in step 5 and not 4.</param>
/// <param name="Weight">100 active, 0 in reserve. Required by the API and without effect on a dual-tunnel gateway.</param>
public sealed record CreateDestinationRouteStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Gateway, ResourceAddress Connection, Cidr Destination, bool PublishToVpc, bool ToDevice = false, int Weight = 100)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => Destination.ToString();

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(2, 8);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.With(new BuiltDestinationRoute(Address, Side, RegionId, Gateway, Connection, Destination, PublishToVpc, Weight, ToDevice));
}

/// <summary>Add BGP to both tunnels of a connection that is there already, as the document does.</summary>
/// <param name="Gateway">Gateway of the connection.</param>
/// <param name="Connection">The connection.</param>
/// <param name="ConnectionName">Its name.</param>
/// <param name="LocalAsn">Own ASN, the same on both tunnels.</param>
/// <param name="Tunnels">Their inside networks; this side has the host of its number.</param>
/// <param name="ToDevice">The peer is a device.</param>
/// <param name="Changes">BGP is on already with other values; the same call sets these.</param>
public sealed record EnableBgpStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Gateway, ResourceAddress Connection, string ConnectionName, long LocalAsn, EquatableArray<Tunnel> Tunnels, bool ToDevice,
    bool Changes = false)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => ConnectionName;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override StepAction Action => Changes ? StepAction.Update : StepAction.Create;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 20);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.Disturbed(Address).With(new BuiltBgp(
        Address, Side, RegionId, Gateway, Connection, LocalAsn,
        Tunnels.Select(tunnel => new TunnelInside(tunnel.Role, tunnel.InsideCidr)).ToEquatableArray(), ToDevice));
}

/// <summary>Let a gateway write what it learns by BGP into the VPC, and announce the VPC's networks.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="GatewayName">Its name.</param>
/// <param name="ToDevice">The peer is a device.</param>
/// <param name="OnUsedGateway">The gateway is not the portal's: others may rely on the setting, so that it stays on at the end.</param>
public sealed record PropagateRoutesStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Gateway, string GatewayName, bool ToDevice, bool OnUsedGateway = false)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => GatewayName;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override bool IsOwned => !OnUsedGateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(3, 10);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.With(new BuiltPropagation(Address, Side, RegionId, Gateway, OnUsedGateway, ToDevice));
}
