using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;

namespace VpnPortal.Core.Health;

/// <summary>A deployment as its pages show it: what was planned and made, and what was seen of it last.</summary>
/// <param name="Gateways">One for each end in the cloud.</param>
/// <param name="SeenAt">The older of the last looks at its regions; null when one was never seen.</param>
public sealed record DeploymentHealth(
    DeploymentCondition Condition, Availability Availability, EquatableArray<GatewaySight> Gateways, EquatableArray<TunnelSight> Tunnels,
    DateTimeOffset? SeenAt)
{
    /// <summary>A deployment without a run.</summary>
    public static readonly DeploymentHealth Draft = new(DeploymentCondition.Draft, Availability.None, default, default, null);

    /// <summary>Joins plan, journal, looks and proof.</summary>
    /// <param name="scenario">What the plan builds, see <see cref="PlannedScenario"/>.</param>
    /// <param name="snapshotOf">The latest look at a region, null when there is none or it cannot be trusted at present.</param>
    /// <param name="lastPing">The newest ping that ended.</param>
    public static DeploymentHealth Of(
        Scenario scenario, Plan plan, RunState state, Func<string, RegionSnapshot?> snapshotOf, PingProof? lastPing)
    {
        var gateways = scenario.CloudSides.Select(side => GatewaySight.Of(side, plan, state, snapshotOf(side.RegionId))).ToEquatableArray();
        var tunnels = TunnelRoles.Both.Select(role => TunnelSight.Of(role, scenario.Routing, gateways, state.Outcome is null)).ToEquatableArray();
        var looks = gateways.Select(gateway => gateway.SeenAt).ToList();
        var seenAt = looks.Contains(null) || looks.Count == 0 ? null : looks.Min();
        var condition = ConditionOf(plan, state, gateways, tunnels, lastPing);
        return new DeploymentHealth(condition, AvailabilityOf(scenario, condition, gateways, tunnels), gateways, tunnels, seenAt);
    }

    /// <summary>The state word of a condition.</summary>
    public static DisplayState StateOf(DeploymentCondition condition) => condition switch
    {
        DeploymentCondition.Draft => DisplayState.Planned,
        DeploymentCondition.Released => DisplayState.Gone,
        DeploymentCondition.Preparing => DisplayState.Preparing,
        DeploymentCondition.Changing or DeploymentCondition.Releasing => DisplayState.Updating,
        DeploymentCondition.RunFailed => DisplayState.Failed,
        DeploymentCondition.NotSeen => DisplayState.Unknown,
        DeploymentCondition.Missing or DeploymentCondition.Interrupted => DisplayState.Down,
        DeploymentCondition.Degraded or DeploymentCondition.AwaitingDevice or DeploymentCondition.Held or DeploymentCondition.RunCancelled =>
            DisplayState.Attention,
        DeploymentCondition.Unproven => DisplayState.Unproven,
        DeploymentCondition.Proven => DisplayState.Normal,
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "No state for this condition."),
    };

    /// <summary>The gateway of a side, null where that side has none.</summary>
    public GatewaySight? Gateway(SideKey side) => Gateways.FirstOrDefault(gateway => gateway.Side == side);

    /// <summary>The tunnel of a role.</summary>
    public TunnelSight Tunnel(TunnelRole role) => Tunnels.First(tunnel => tunnel.Role == role);

    private static DeploymentCondition ConditionOf(
        Plan plan, RunState state, EquatableArray<GatewaySight> gateways, EquatableArray<TunnelSight> tunnels, PingProof? lastPing)
    {
        if (state.Outcome is null) return OfRun(plan, state);
        if (state.Outcome is false) return state.IsCancelled ? DeploymentCondition.RunCancelled : DeploymentCondition.RunFailed;
        if (plan.IsTeardown) return DeploymentCondition.Released;
        if (gateways.Any(gateway => gateway.SeenAt is null)) return DeploymentCondition.NotSeen;
        if (gateways.Any(gateway => gateway.IsMissing || gateway.MissingConnection is not null)) return DeploymentCondition.Missing;
        return tunnels.Count(tunnel => tunnel.IsUp) switch
        {
            0 => DeploymentCondition.Interrupted,
            1 => DeploymentCondition.Degraded,
            _ => lastPing is { Succeeded: true } ? DeploymentCondition.Proven : DeploymentCondition.Unproven,
        };
    }

    private static DeploymentCondition OfRun(Plan plan, RunState state) =>
        state.IsHeld ? DeploymentCondition.Held
        : plan.IsTeardown ? DeploymentCondition.Releasing
        : IsAwaitingDevice(plan, state) ? DeploymentCondition.AwaitingDevice
        : state.Former.Count > 0 ? DeploymentCondition.Changing : DeploymentCondition.Preparing;

    /// <summary>Nothing is left to call, and what is waited for needs people.</summary>
    private static bool IsAwaitingDevice(Plan plan, RunState state) =>
        plan.Steps.Any(step => step.WaitsForPeople && state[step.Address].Status == StepStatus.Maturing)
        && plan.Steps.All(step => !step.Calls || state[step.Address].Status == StepStatus.Succeeded);

    private static Availability AvailabilityOf(
        Scenario scenario, DeploymentCondition condition, EquatableArray<GatewaySight> gateways, EquatableArray<TunnelSight> tunnels)
    {
        if (condition == DeploymentCondition.NotSeen) return Availability.Unknown;
        if (condition == DeploymentCondition.Missing) return Availability.Interrupted;
        if (condition == DeploymentCondition.Released) return Availability.None;
        var isUnfinished = condition is DeploymentCondition.Preparing or DeploymentCondition.AwaitingDevice or DeploymentCondition.RunFailed
            or DeploymentCondition.RunCancelled or DeploymentCondition.Held;
        if (isUnfinished && tunnels.All(tunnel => !tunnel.IsUp)) return Availability.None;
        return tunnels.Count(tunnel => tunnel.IsUp) switch
        {
            0 => Availability.Interrupted,
            1 => Availability.OneTunnel,
            _ when scenario.Site is { HasTwoIps: false } => Availability.OneDeviceIp,
            _ when scenario is OnPremisesClassic => Availability.TwoConnections,
            _ => gateways.All(gateway => gateway.SpansZones) ? Availability.TwoZones : Availability.OneZone,
        };
    }
}
