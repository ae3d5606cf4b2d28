using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>Delete a destination route.</summary>
/// <param name="Gateway">Gateway that holds it.</param>
/// <param name="Connection">Next hop.</param>
/// <param name="Weight">Its weight, which the API wants to hear.</param>
/// <param name="ToDevice">The peer is a device.</param>
public sealed record DeleteDestinationRouteStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, ResourceAddress Removed,
    ResourceAddress Gateway, ResourceAddress Connection, Cidr Destination, int Weight, bool ToDevice)
    : DeleteStep(Address, Side, RegionId, DependsOn, Removed)
{
    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => Destination.ToString();

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(2, 8);
}

/// <summary>Take BGP off both tunnels of a connection.</summary>
/// <param name="Gateway">Gateway of the connection.</param>
/// <param name="Connection">The connection.</param>
/// <param name="ConnectionName">Its name.</param>
/// <param name="ToDevice">The peer is a device.</param>
public sealed record DisableBgpStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, ResourceAddress Removed,
    ResourceAddress Gateway, ResourceAddress Connection, string ConnectionName, bool ToDevice)
    : DeleteStep(Address, Side, RegionId, DependsOn, Removed)
{
    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => ConnectionName;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 20);
}

/// <summary>Switch route auto-propagation of a gateway off; BGP must be off on all its connections before.</summary>
/// <param name="Gateway">The gateway.</param>
/// <param name="GatewayName">Its name.</param>
/// <param name="ToDevice">The peer is a device.</param>
public sealed record StopPropagationStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, ResourceAddress Removed,
    ResourceAddress Gateway, string GatewayName, bool ToDevice)
    : DeleteStep(Address, Side, RegionId, DependsOn, Removed)
{
    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => GatewayName;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(3, 10);
}
