using VpnPortal.Core.Planning;
using VpnPortal.Core.Progress;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Overview;

/// <summary>A step with everything that is known of it.</summary>
/// <param name="Call">The call with parameters as far as they are known; secrets masked.</param>
/// <param name="Fault">Why it does not go on, with cause and next act; null when nothing is wrong.</param>
/// <param name="Events">Its journal, oldest first.</param>
/// <param name="Transitions">States seen of what it made, oldest first.</param>
public sealed record StepDetail(
    StepRow Row, PlannedCall Call, CloudFault? Fault, IReadOnlyList<StepEvent> Events, IReadOnlyList<Transition> Transitions);

/// <summary>Reads runs for people.</summary>
public sealed class RunReader(RunStore runs, DeploymentReader deployments, ObservationStore observations)
{
    /// <summary>The deployment as this run tells it, or null when there is no such run.</summary>
    public async Task<DeploymentOverview?> FindAsync(string runId, CancellationToken cancellationToken) =>
        await runs.FindAsync(runId, cancellationToken) is { } run ? await deployments.FindAsync(run, cancellationToken) : null;

    /// <summary>A step of it, or null when the plan has none with that address.</summary>
    public async Task<StepDetail?> StepAsync(DeploymentOverview overview, string address, CancellationToken cancellationToken)
    {
        if (overview.Progress?.Find(address) is not { } row) return null;
        var run = overview.Run!;
        return new StepDetail(
            row, PlannedCall.Of(row.Step, run.State), FaultOf(row.State.Error),
            [.. run.Events.OfType<StepEvent>().Where(next => next.Address == row.Address)],
            await observations.OfAsync(ObservedIds(row, run), cancellationToken));
    }

    /// <summary>Cause and next act of an error, or null.</summary>
    public static CloudFault? FaultOf(StepError? error) => error is null ? null : PortalFaults.Of(error);

    /// <summary>Gateways, tunnels and what runs inside them have states of their own; a waiting step watches those of its connection.</summary>
    private static List<string> ObservedIds(StepRow row, StoredRun run) => row.Step switch
    {
        AwaitTunnelsStep tunnels => [.. Ids(run.State.Standing(tunnels.Connection)), .. Ids(run.State.Standing(tunnels.Connection)).Select(ObservedParts.HealthCheck)],
        AwaitBgpStep sessions => [.. Ids(run.State.Standing(sessions.Connection)).Select(ObservedParts.Bgp)],
        _ => [.. Ids(row.State)],
    };

    private static IEnumerable<string> Ids(StepState state)
    {
        string[] keys = [OutputKeys.Id, OutputKeys.MasterTunnelId, OutputKeys.SlaveTunnelId];
        return keys.Select(key => state.Outputs.GetValueOrDefault(key)).OfType<string>();
    }
}
