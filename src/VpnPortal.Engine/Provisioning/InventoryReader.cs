using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Provisioning;

/// <summary>Knows what stands of a deployment: what its runs made, as far as the observer does not see it gone.</summary>
public sealed class InventoryReader(RunStore runs, RegionObserver observer)
{
    /// <summary>Folds the runs that have ended. A run that goes on is left out, so that its plan reads as it was agreed to.</summary>
    public async Task<Inventory> ReadAsync(string deploymentId, CancellationToken cancellationToken)
    {
        var ended = (await runs.OfDeploymentAsync(deploymentId, cancellationToken)).Where(run => run.State.FinishedAt is not null);
        return Inventory.Of([.. ended.Select(run => (run.Plan, run.State))])
            .Seen(region => observer.Fault(region) is null ? observer.Latest(region) : null);
    }
}
