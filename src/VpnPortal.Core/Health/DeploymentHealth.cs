using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;

namespace VpnPortal.Core.Health;

/// <summary>How a deployment fares, worst first where several hold.</summary>
public enum DeploymentCondition
{
    /// <summary>Nothing was run yet.</summary>
    Draft,

    /// <summary>A run builds it.</summary>
    Preparing,

    /// <summary>Its run stopped at a failure.</summary>
    RunFailed,

    /// <summary>A region cannot be seen, or was not looked at yet.</summary>
    NotSeen,

    /// <summary>A gateway or connection that the portal made is gone.</summary>
    Missing,

    /// <summary>No tunnel is up.</summary>
    Interrupted,

    /// <summary>One tunnel is up.</summary>
    Degraded,

    /// <summary>Built and up, but no ping has proven it.</summary>
    Unproven,

    /// <summary>Built, up, and the latest ping came back whole.</summary>
    Proven,
}

/// <summary>What a fault can take away.</summary>
public enum Availability
{
    /// <summary>Nothing stands yet.</summary>
    None,

    /// <summary>Not known at present.</summary>
    Unknown,

    /// <summary>Both tunnels up, in two zones at both ends: a zone may fail.</summary>
    TwoZones,

    /// <summary>Both tunnels up, in one zone at one end at least: a tunnel may fail, the zone may not.</summary>
    OneZone,

    /// <summary>One tunnel up: nothing may fail.</summary>
    OneTunnel,

    /// <summary>No tunnel up: traffic is interrupted.</summary>
    Interrupted,
}

/// <summary>A deployment as its pages show it: what was planned and made, and what was seen of it last.</summary>
/// <param name="SeenAt">The older of the last looks at its regions; null when one was never seen.</param>
public sealed record DeploymentHealth(
    DeploymentCondition Condition, Availability Availability, EquatableArray<GatewaySight> Gateways, EquatableArray<TunnelSight> Tunnels,
    DateTimeOffset? SeenAt)
{
    /// <summary>A deployment without a run.</summary>
    public static readonly DeploymentHealth Draft = new(DeploymentCondition.Draft, Availability.None, default, default, null);

    /// <summary>Joins plan, journal, looks and proof.</summary>
    /// <param name="snapshotOf">The latest look at a region, null when there is none or it cannot be trusted at present.</param>
    /// <param name="lastPing">The newest ping that ended.</param>
    public static DeploymentHealth Of(Plan plan, RunState state, Func<string, RegionSnapshot?> snapshotOf, PingProof? lastPing)
    {
        var gateways = plan.Steps.OfType<CreateVpnGatewayStep>().Select(step => GatewaySight.Of(step, plan, state, snapshotOf(step.RegionId)))
            .ToEquatableArray();
        var tunnels = TunnelRoles.Both.Select(role => TunnelSight.Of(role, gateways, state.Outcome is null)).ToEquatableArray();
        var looks = gateways.Select(gateway => gateway.SeenAt).ToList();
        var seenAt = looks.Contains(null) || looks.Count == 0 ? null : looks.Min();
        var condition = ConditionOf(state, gateways, tunnels, lastPing);
        return new DeploymentHealth(condition, AvailabilityOf(condition, gateways, tunnels), gateways, tunnels, seenAt);
    }

    /// <summary>The state word of a condition.</summary>
    public static DisplayState StateOf(DeploymentCondition condition) => condition switch
    {
        DeploymentCondition.Draft => DisplayState.Planned,
        DeploymentCondition.Preparing => DisplayState.Preparing,
        DeploymentCondition.RunFailed => DisplayState.Failed,
        DeploymentCondition.NotSeen => DisplayState.Unknown,
        DeploymentCondition.Missing or DeploymentCondition.Interrupted => DisplayState.Down,
        DeploymentCondition.Degraded => DisplayState.Attention,
        DeploymentCondition.Unproven => DisplayState.Unproven,
        DeploymentCondition.Proven => DisplayState.Normal,
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, "No state for this condition."),
    };

    /// <summary>The gateway of a side.</summary>
    public GatewaySight Gateway(SideKey side) => Gateways.First(gateway => gateway.Side == side);

    /// <summary>The tunnel of a role.</summary>
    public TunnelSight Tunnel(TunnelRole role) => Tunnels.First(tunnel => tunnel.Role == role);

    private static DeploymentCondition ConditionOf(
        RunState state, EquatableArray<GatewaySight> gateways, EquatableArray<TunnelSight> tunnels, PingProof? lastPing)
    {
        if (state.Outcome is null) return DeploymentCondition.Preparing;
        if (state.Outcome is false) return DeploymentCondition.RunFailed;
        if (gateways.Any(gateway => gateway.SeenAt is null)) return DeploymentCondition.NotSeen;
        if (gateways.Any(gateway => gateway.IsMissing || gateway.IsConnectionMissing)) return DeploymentCondition.Missing;
        return tunnels.Count(tunnel => tunnel.IsUp) switch
        {
            0 => DeploymentCondition.Interrupted,
            1 => DeploymentCondition.Degraded,
            _ => lastPing is { Succeeded: true } ? DeploymentCondition.Proven : DeploymentCondition.Unproven,
        };
    }

    private static Availability AvailabilityOf(
        DeploymentCondition condition, EquatableArray<GatewaySight> gateways, EquatableArray<TunnelSight> tunnels)
    {
        if (condition == DeploymentCondition.NotSeen) return Availability.Unknown;
        if (condition == DeploymentCondition.Missing) return Availability.Interrupted;
        if (condition is DeploymentCondition.Preparing or DeploymentCondition.RunFailed && tunnels.All(tunnel => !tunnel.IsUp)) return Availability.None;
        return tunnels.Count(tunnel => tunnel.IsUp) switch
        {
            0 => Availability.Interrupted,
            1 => Availability.OneTunnel,
            _ => gateways.All(gateway => gateway.SpansZones) ? Availability.TwoZones : Availability.OneZone,
        };
    }
}
