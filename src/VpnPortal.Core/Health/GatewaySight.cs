using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Health;

/// <summary>A gateway with its connection: planned, made, and as last seen.</summary>
/// <param name="Id">The cloud's id, null until it was ordered.</param>
/// <param name="ConnectionId">The cloud's id of its connection, null until it was created.</param>
/// <param name="SeenAt">When its region was last looked at; null when never.</param>
/// <param name="Seen">The gateway in that look, null when it was not there.</param>
/// <param name="Connection">The connection in that look, null when it was not there.</param>
/// <param name="IsComplete">The journal says that the gateway was finished once.</param>
public sealed record GatewaySight(
    SideKey Side, VpnGateway Planned, string RegionId, string? Id, string? ConnectionId, DateTimeOffset? SeenAt,
    ObservedVpnGateway? Seen, ObservedIpsecConnection? Connection, bool IsComplete, bool IsConnectionComplete)
{
    /// <summary>It was finished, its region was looked at, and it was not there.</summary>
    public bool IsMissing => IsComplete && SeenAt is not null && Seen is null;

    /// <summary>The connection was finished, its region was looked at, and it was not there.</summary>
    public bool IsConnectionMissing => IsConnectionComplete && SeenAt is not null && Connection is null;

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

    internal static GatewaySight Of(CreateVpnGatewayStep step, Plan plan, RunState state, RegionSnapshot? snapshot)
    {
        var (gateway, connection) = (state[step.Address], ConnectionOf(step, plan, state));
        var (id, connectionId) = (gateway.Outputs.GetValueOrDefault(OutputKeys.Id), connection?.Outputs.GetValueOrDefault(OutputKeys.Id));
        return new GatewaySight(
            step.Side, step.Gateway, step.RegionId, id, connectionId, snapshot?.At,
            snapshot?.Gateways.FirstOrDefault(seen => seen.Id == id), snapshot?.Connections.FirstOrDefault(seen => seen.Id == connectionId),
            gateway.Status == StepStatus.Succeeded, connection?.Status == StepStatus.Succeeded);
    }

    private static StepState? ConnectionOf(CreateVpnGatewayStep step, Plan plan, RunState state) =>
        plan.Steps.OfType<CreateIpsecConnectionStep>().FirstOrDefault(connection => connection.Gateway == step.Address) is { } found
            ? state[found.Address] : null;
}
