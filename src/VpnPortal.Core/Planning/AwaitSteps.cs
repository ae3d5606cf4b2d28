using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Planning;

/// <summary>Wait until the tunnels of a connection have negotiated both phases, and its health check succeeds where it has one.</summary>
/// <param name="Connection">The connection whose tunnels are watched.</param>
/// <param name="ConnectionName">Its name.</param>
/// <param name="DeviceName">The device that has to be configured first; null between VPCs.</param>
public sealed record AwaitTunnelsStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Connection, string ConnectionName, string? DeviceName = null)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <summary>With a device, step 4 is done when the tunnels stand; between VPCs that belongs to step 5.</summary>
    public override int DocumentedStep => DeviceName is null ? 5 : 4;

    /// <inheritdoc/>
    public override string DisplayName => ConnectionName;

    /// <inheritdoc/>
    public override bool Calls => false;

    /// <inheritdoc/>
    public override bool WaitsForPeople => DeviceName is not null;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 60);
}

/// <summary>Wait until the BGP sessions of both tunnels of a connection stand.</summary>
/// <param name="Connection">The connection whose sessions are watched.</param>
/// <param name="ConnectionName">Its name.</param>
/// <param name="DeviceName">The device that has to be configured first; null between VPCs.</param>
public sealed record AwaitBgpStep(
    ResourceAddress Address, SideKey Side, string RegionId, EquatableArray<ResourceAddress> DependsOn,
    ResourceAddress Connection, string ConnectionName, string? DeviceName = null)
    : PlanStep(Address, Side, RegionId, DependsOn)
{
    /// <inheritdoc/>
    public override int DocumentedStep => 5;

    /// <inheritdoc/>
    public override string DisplayName => ConnectionName;

    /// <inheritdoc/>
    public override bool Calls => false;

    /// <inheritdoc/>
    public override bool WaitsForPeople => DeviceName is not null;

    /// <inheritdoc/>
    public override UsualDuration Usual => UsualDuration.Seconds(5, 60);
}
