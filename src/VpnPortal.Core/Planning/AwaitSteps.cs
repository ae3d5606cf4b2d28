using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>Wait until the tunnels of a connection have negotiated both phases, and its health check succeeds where it has one.</summary>
/// <param name="Connection">The connection whose tunnels are watched.</param>
/// <param name="ConnectionName">Its name.</param>
/// <param name="DeviceName">The device that has to be configured first; null between VPCs.</param>
/// <param name="Networks">Networks of this side that the device sends into the tunnels; none between VPCs, where routes tell them.</param>
public sealed record AwaitTunnelsStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Connection, string ConnectionName, string? DeviceName = null, EquatableArray<Cidr> Networks = default)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <summary>With a device, step 4 is done when the tunnels stand; between VPCs that belongs to step 5.</summary>
    public override int DocumentedStep => DeviceName is null ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => ConnectionName;

    /// <inheritdoc/>
    public override bool WaitsForPeople => DeviceName is not null;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Await;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 60);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.With(new BuiltCondition(Address, Side, RegionId, ResourceKind.Tunnels, Connection, DependsOn, DocumentedStep));
}

/// <summary>Wait until the BGP sessions of both tunnels of a connection stand.</summary>
/// <param name="Connection">The connection whose sessions are watched.</param>
/// <param name="ConnectionName">Its name.</param>
/// <param name="DeviceName">The device that has to be configured first; null between VPCs.</param>
/// <param name="PeerNetworks">Networks of the peer that the sessions are to bring.</param>
public sealed record AwaitBgpStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Connection, string ConnectionName, string? DeviceName = null, EquatableArray<Cidr> PeerNetworks = default)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 5;

    /// <inheritdoc/>
    public override string DisplayName => ConnectionName;

    /// <inheritdoc/>
    public override bool WaitsForPeople => DeviceName is not null;

    /// <inheritdoc/>
    public override StepAction Action => StepAction.Await;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 60);

    /// <inheritdoc/>
    public override BuiltState Apply(BuiltState before) =>
        before.With(new BuiltCondition(Address, Side, RegionId, ResourceKind.BgpSessions, Connection, DependsOn.Concat(Bgp).Distinct().Order().ToEquatableArray(), DocumentedStep));

    /// <summary>Plans of earlier versions named only the propagation that comes after it.</summary>
    private IEnumerable<ResourceAddress> Bgp =>
        SideKeys.Both.Where(side => DependsOn.Contains(ResourceAddress.RoutePropagation(side))).Select(ResourceAddress.Bgp);
}
