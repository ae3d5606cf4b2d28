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

/// <summary>Looks at the way between the two sides: observer for gateways and tunnels, one call per gateway for its routes.</summary>
public sealed class PathReader(DeploymentsQuery deployments, RunStore runs, RegionObserver observer, IVpcApi vpc)
{
    /// <summary>The present look, or null when the deployment has no run.</summary>
    public async Task<SeenPath?> ReadAsync(string deploymentId, CancellationToken cancellationToken)
    {
        if ((await deployments.FindAsync(deploymentId, cancellationToken))?.RunId is not { } runId) return null;
        if (await runs.FindAsync(runId, cancellationToken) is not { } run) return null;
        var faults = new List<CloudFault>();
        var routes = new Dictionary<SideKey, IReadOnlyList<ObservedDestinationRoute>?>();
        foreach (var step in run.Plan.Steps.OfType<CreateVpnGatewayStep>())
            routes[step.Side] = await RoutesAsync(step, run, faults, cancellationToken);
        faults.AddRange(run.Plan.Steps.Select(step => step.RegionId).Distinct(StringComparer.Ordinal)
            .Select(observer.Fault).OfType<RegionFault>().Select(fault => CloudFault.Of(fault.Code, fault.Message)));
        var facts = PathFacts.From(run.Plan, run.State, observer.Latest, side => routes.GetValueOrDefault(side));
        return new SeenPath(run, facts, [.. faults.DistinctBy(fault => fault.Code)]);
    }

    private async Task<IReadOnlyList<ObservedDestinationRoute>?> RoutesAsync(
        CreateVpnGatewayStep step, StoredRun run, List<CloudFault> faults, CancellationToken cancellationToken)
    {
        if (!run.State[step.Address].Outputs.TryGetValue(OutputKeys.Id, out var gatewayId)) return null;
        try
        {
            return await vpc.DescribeDestinationRoutesAsync(step.RegionId, gatewayId, cancellationToken);
        }
        catch (CloudException exception)
        {
            faults.Add(CloudFault.From(exception));
            return null;
        }
    }
}
