using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>Write a route into the VPC's system route table, or withdraw it from there.</summary>
/// <param name="Gateway">Gateway that holds the route.</param>
/// <param name="Connection">Next hop.</param>
/// <param name="PublishToVpc">Which of the two.</param>
/// <param name="ToDevice">The peer is a device.</param>
public sealed record PublishDestinationRouteStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Gateway, ResourceAddress Connection, Cidr Destination, bool PublishToVpc, bool ToDevice)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => Destination.ToString();

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Update;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(2, 8);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.Change<BuiltDestinationRoute>(Address, route => route with { PublishToVpc = PublishToVpc });
}

/// <summary>Change the weight of the only route of its destination.</summary>
/// <param name="Gateway">Gateway that holds the route.</param>
/// <param name="Connection">Next hop.</param>
/// <param name="Weight">Its weight until now, which the API wants to hear.</param>
/// <param name="NewWeight">100 or 0.</param>
/// <param name="ToDevice">The peer is a device.</param>
public sealed record WeighDestinationRouteStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Gateway, ResourceAddress Connection, Cidr Destination, int Weight, int NewWeight, bool ToDevice)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => ToDevice ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => Destination.ToString();

    /// <inheritdoc/>
    public override ResourceAddress? Lane => Gateway;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Update;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(2, 8);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.Change<BuiltDestinationRoute>(Address, route => route with { Weight = NewWeight });
}
