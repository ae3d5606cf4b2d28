using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Proofs;

/// <summary>What was built and how it looks at present.</summary>
/// <param name="Faults">Why parts of it cannot be seen.</param>
public sealed record SeenPath(StoredRun Run, PathFacts Facts, IReadOnlyList<CloudFault> Faults);

/// <summary>Looks at the way between the two ends: observer for gateways and tunnels, one call per gateway for its routes.</summary>
public sealed class PathReader(DeploymentsQuery deployments, RunStore runs, RegionObserver observer, IVpcApi vpc)
{
    /// <summary>The present look, or null when nothing was built, or all of it was released.</summary>
    public async Task<SeenPath?> ReadAsync(string deploymentId, CancellationToken cancellationToken)
    {
        if ((await deployments.FindAsync(deploymentId, cancellationToken))?.RunId is not { } runId) return null;
        if (await runs.FindAsync(runId, cancellationToken) is not { Plan.IsTeardown: false } run) return null;
        var faults = new List<CloudFault>();
        var routes = new Dictionary<SideKey, GatewayRoutes?>();
        foreach (var step in run.Plan.Design.Where(step => PlannedScenario.GatewayOf(step) is not null))
            routes[step.Side] = await RoutesAsync(step, run, faults, cancellationToken);
        faults.AddRange(run.Plan.Design.Select(step => step.RegionId).Distinct(StringComparer.Ordinal)
            .Select(observer.Fault).OfType<RegionFault>().Select(fault => CloudFault.Of(fault.Code, fault.Message)));
        var facts = PathFacts.From(run.Plan, run.State, observer.Latest, side => routes.GetValueOrDefault(side));
        return new SeenPath(run, facts, [.. faults.DistinctBy(fault => fault.Code)]);
    }

    /// <summary>Where sessions bring the routes none were written, and the other way round.</summary>
    private async Task<GatewayRoutes?> RoutesAsync(PlanStep gateway, StoredRun run, List<CloudFault> faults, CancellationToken cancellationToken)
    {
        if (!run.State.Standing(gateway.Address).Outputs.TryGetValue(OutputKeys.Id, out var gatewayId)) return null;
        try
        {
            return run.Plan.Design.Any(step => step is EnableBgpStep)
                ? new GatewayRoutes([], await vpc.DescribeBgpRoutesAsync(gateway.RegionId, gatewayId, cancellationToken))
                : new GatewayRoutes(await vpc.DescribeDestinationRoutesAsync(gateway.RegionId, gatewayId, cancellationToken), []);
        }
        catch (CloudException exception)
        {
            faults.Add(CloudFault.From(exception));
            return null;
        }
    }
}
