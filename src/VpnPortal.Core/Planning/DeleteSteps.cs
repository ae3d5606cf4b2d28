using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>Take something away. Gone already counts as done.</summary>
/// <param name="Removed">What is taken away; the step's own address is <see cref="ResourceAddress.Removal"/> of it.</param>
public abstract record DeleteStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, ResourceAddress Removed)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public sealed override StepAction Action => StepAction.Delete;

    /// <inheritdoc/>
    public sealed override ResourceAddress Target => Removed;

    /// <inheritdoc/>
    public sealed override BuiltState Apply(BuiltState before) => before.Without(Removed);
}

/// <summary>Release a gateway that is paid by use.</summary>
/// <param name="Name">Its name.</param>
public sealed record DeleteVpnGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, ResourceAddress Removed, string Name)
    : DeleteStep(Address, Side, RegionId, DependsOn, Removed)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 1;

    /// <inheritdoc/>
    public override string DisplayName => Name;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Removed;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(20, 60);
}

/// <summary>Delete a customer gateway that no connection uses any more.</summary>
/// <param name="Name">Its name.</param>
public sealed record DeleteCustomerGatewayStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, ResourceAddress Removed, string Name)
    : DeleteStep(Address, Side, RegionId, DependsOn, Removed)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 2;

    /// <inheritdoc/>
    public override string DisplayName => Name;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(1, 3);
}

/// <summary>Delete a connection of either form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Gateway">Its gateway.</param>
public sealed record DeleteIpsecConnectionStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn, ResourceAddress Removed,
    string Name, ResourceAddress Gateway)
    : DeleteStep(Address, Side, RegionId, DependsOn, Removed)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 3;

    /// <inheritdoc/>
    public override string DisplayName => Name;

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 20);
}
