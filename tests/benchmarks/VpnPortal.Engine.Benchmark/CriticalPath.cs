using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Benchmark;

/// <summary>
/// How long a run would have taken with the delays that the cloud drew for it, had nobody needed any time to decide, to call or to look: a step
/// begins when the last of its needs is done and its gateway's lane is free, in the order in which the lane was used.
/// </summary>
internal sealed class CriticalPath
{
    private readonly StoredRun run;
    private readonly CloudRecord cloud;
    private readonly Dictionary<ResourceAddress, Write> writes;
    private readonly Dictionary<ResourceAddress, TimeSpan> finishes = [];

    private CriticalPath(StoredRun run, CloudRecord cloud)
    {
        (this.run, this.cloud) = (run, cloud);
        writes = run.Plan.Steps.Where(step => step.Calls).ToDictionary(step => step.Address, step => cloud.Writes[run.State[step.Address].ClientToken!]);
    }

    public static TimeSpan Of(StoredRun run, CloudRecord cloud)
    {
        var path = new CriticalPath(run, cloud);
        return run.Plan.Steps.Max(path.FinishOf);
    }

    private TimeSpan FinishOf(PlanStep step)
    {
        if (finishes.TryGetValue(step.Address, out var known)) return known;
        var start = Latest([.. step.DependsOn.Select(need => run.Plan[need]), .. BeforeInLane(step)]);
        var finish = step switch
        {
            { Calls: true } => start + (writes[step.Address].Done - writes[step.Address].At),
            AwaitTunnelsStep tunnels => Later(start, ComesAbout(step, tunnels.Connection, "tunnel", "health")),
            AwaitBgpStep sessions => Later(start, ComesAbout(step, sessions.Connection, "bgp")),
            _ => start,
        };
        return finishes[step.Address] = finish;
    }

    private IEnumerable<PlanStep> BeforeInLane(PlanStep step) => step.Lane is null ? [] : run.Plan.Steps
        .Where(other => other.Lane == step.Lane && writes[other.Address].At < writes[step.Address].At);

    /// <summary>
    /// Tunnels, sessions and health checks come up some time after the last write on a connection before that, or after people had configured the device,
    /// which they do at once when all connections are there. That time is the cloud's own.
    /// </summary>
    private TimeSpan ComesAbout(PlanStep step, ResourceAddress connection, params string[] kinds)
    {
        var id = run.State[connection].Outputs[OutputKeys.Id];
        var seen = run.State[step.Address].FinishedAt;
        var at = cloud.Transitions
            .Where(change => change.Value == Sightings.Word(isUp: true) && change.At <= seen && change.Key.StartsWith(id, StringComparison.Ordinal) && kinds.Any(kind => change.Key.EndsWith(kind, StringComparison.Ordinal)))
            .Max(change => change.At);
        var causes = run.Plan.Steps.Where(other => other is CreateIpsecConnectionStep or CreateClassicConnectionStep or EnableBgpStep && writes[other.Address].Done <= at).ToList();
        var cause = causes.Max(other => writes[other.Address].Done);
        return Latest(causes) + (at - (cloud.DevicePlacedAt > cause ? cloud.DevicePlacedAt.Value : cause));
    }

    private TimeSpan Latest(IEnumerable<PlanStep> steps) => steps.Select(FinishOf).DefaultIfEmpty().Max();

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
