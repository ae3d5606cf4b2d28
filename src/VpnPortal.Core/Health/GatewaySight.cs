using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Health;

/// <summary>A gateway with its connections: planned, made or found, and as last seen.</summary>
/// <param name="Id">The cloud's id, null until it was ordered.</param>
/// <param name="SeenAt">When its region was last looked at; null when never.</param>
/// <param name="Seen">The gateway in that look, null when it was not there.</param>
/// <param name="IsComplete">The journal says that the gateway was finished once.</param>
/// <param name="Connections">One for both tunnels, or one for each on a single-tunnel gateway, master first.</param>
public sealed record GatewaySight(
    SideKey Side, VpnGateway Planned, string RegionId, string? Id, DateTimeOffset? SeenAt, ObservedVpnGateway? Seen, bool IsComplete,
    EquatableArray<ConnectionSight> Connections)
{
    /// <summary>It was finished, its region was looked at, and it was not there.</summary>
    public bool IsMissing => IsComplete && SeenAt is not null && Seen is null;

    /// <summary>A connection that was finished, whose region was looked at, and that was not there; null when none is.</summary>
    public ConnectionSight? MissingConnection => SeenAt is null ? null : Connections.FirstOrDefault(connection => connection is { IsComplete: true, Seen: null });

    /// <summary>It was there before the deployment and is not the deployment's to delete.</summary>
    public bool IsReused => Planned.ExistingId is not null;

    /// <summary>Its tunnels end in two zones.</summary>
    public bool SpansZones => Planned.Primary.ZoneId != Planned.DisasterRecovery.ZoneId;

    /// <summary>Its state in the portal's words.</summary>
    public DisplayState State => (Id, SeenAt, Seen) switch
    {
        (null, _, _) => DisplayState.Planned,
        (_, null, _) => DisplayState.Unknown,
        (_, _, null) => IsComplete ? DisplayState.Down : DisplayState.Preparing,
        (_, _, { BusinessStatus: "FinancialLocked" }) => DisplayState.Down,
        (_, _, { Status: GatewayStatus.Init or GatewayStatus.Provisioning }) => DisplayState.Preparing,
        (_, _, { Status: GatewayStatus.Updating }) => DisplayState.Updating,
        (_, _, { Status: GatewayStatus.Active }) => DisplayState.Normal,
        (_, _, { Status: GatewayStatus.Deleting }) => DisplayState.Down,
        _ => DisplayState.Unknown,
    };

    /// <summary>The connection that holds a tunnel.</summary>
    public ConnectionSight ConnectionOf(TunnelRole role) => Connections.Count == 1 ? Connections[0] : Connections[(int)role - 1];

    internal static GatewaySight Of(VpcSide side, Plan plan, RunState state, RegionSnapshot? snapshot)
    {
        var gateway = state.Standing(ResourceAddress.VpnGateway(side.Key));
        var id = gateway.Outputs.GetValueOrDefault(OutputKeys.Id) ?? side.Gateway.ExistingId;
        return new GatewaySight(
            side.Key, side.Gateway, side.RegionId, id, snapshot?.At, snapshot?.Gateways.FirstOrDefault(seen => seen.Id == id),
            gateway.Status == StepStatus.Succeeded,
            plan.Design.Where(step => step.Side == side.Key).Select(step => ConnectionSight.Of(step, state, snapshot)).OfType<ConnectionSight>().ToEquatableArray());
    }
}

/// <summary>An IPsec connection: planned, made, and as last seen.</summary>
/// <param name="EffectImmediately">It negotiates at once; otherwise it waits for the peer.</param>
/// <param name="Id">The cloud's id, null until it was created.</param>
/// <param name="Seen">The connection in the last look, null when it was not there.</param>
/// <param name="IsComplete">The journal says that it was finished once.</param>
public sealed record ConnectionSight(string Name, bool EffectImmediately, string? Id, ObservedIpsecConnection? Seen, bool IsComplete)
{
    /// <summary>The connection of a step that creates one, else null.</summary>
    internal static ConnectionSight? Of(PlanStep step, RunState state, RegionSnapshot? snapshot)
    {
        bool? effectImmediately = step switch
        {
            CreateIpsecConnectionStep create => create.Connection.EffectImmediately,
            CreateClassicConnectionStep create => create.EffectImmediately,
            _ => null,
        };
        if (effectImmediately is not { } atOnce) return null;
        var made = state.Standing(step.Address);
        var id = made.Outputs.GetValueOrDefault(OutputKeys.Id);
        return new ConnectionSight(
            step.DisplayName, atOnce, id, snapshot?.Connections.FirstOrDefault(seen => seen.Id == id), made.Status == StepStatus.Succeeded);
    }
}
