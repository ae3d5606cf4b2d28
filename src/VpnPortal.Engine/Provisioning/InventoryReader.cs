using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Provisioning;

/// <summary>Knows what stands of a deployment: what its runs made, as it is seen now.</summary>
public sealed class InventoryReader(RunStore runs, RegionObserver observer, RegionDetailReader details)
{
    /// <summary>Folds the runs that have ended. A run that goes on is left out, so that its plan reads as it was agreed to.</summary>
    public async Task<Inventory> ReadAsync(string deploymentId, CancellationToken cancellationToken)
    {
        var ended = (await runs.OfDeploymentAsync(deploymentId, cancellationToken)).Where(run => run.State.FinishedAt is not null);
        var built = Inventory.Of([.. ended.Select(run => (run.Plan, run.State))]);
        // What is gone is not asked about: a gateway that is not there has no routes.
        var standing = built.Seen(Look);
        var asked = new Dictionary<string, RegionDetails?>(StringComparer.Ordinal);
        foreach (var region in standing.State.Resources.OfType<BuiltVpnGateway>().GroupBy(gateway => gateway.RegionId, StringComparer.Ordinal))
            asked[region.Key] = await details.ReadAsync(region.Key, [.. region.Select(gateway => standing.IdOf(gateway.Address)).OfType<string>()], cancellationToken);
        return built.Seen(Look, region => asked.GetValueOrDefault(region));
    }

    private RegionSnapshot? Look(string regionId) => observer.Fault(regionId) is null ? observer.Latest(regionId) : null;
}
