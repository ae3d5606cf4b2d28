using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.StepHandlers;

namespace VpnPortal.Engine.Runs;

/// <summary>Whose a resource is, as far as the ledger and the journals of all runs tell.</summary>
internal sealed class Ownership(DeploymentsQuery deployments, RunStore runs)
{
    /// <summary>The ledger knows that very resource as the deployment's own.</summary>
    public Task<bool> IsMadeAsync(string deploymentId, ResourceAddress address, string cloudId) =>
        deployments.IsMadeAsync(deploymentId, address.Value, cloudId, CancellationToken.None);

    /// <summary>A resource that is in the ledger already belongs to another step, however equal it looks.</summary>
    public async Task<IReadOnlyList<FoundResource>> WithoutMadeAsync(IReadOnlyList<FoundResource> found, CancellationToken cancellationToken)
    {
        var made = await deployments.MadeAsync([.. found.Select(one => one.CloudId)], cancellationToken);
        return [.. found.Where(one => !made.Contains(one.CloudId))];
    }

    /// <summary>
    /// Another run has made an equal call, down to the names, whose outcome is not known either: what is found may be its. Two deployments of
    /// one example are such.
    /// </summary>
    public async Task<bool> HasRivalAsync(RunJournal journal, ResourceAddress address, CancellationToken cancellationToken)
    {
        var wanted = PlannedCall.Of(journal.Plan[address], journal.State);
        var others = await runs.UndoneAsync(cancellationToken);
        return others.Any(other => other.Id != journal.RunId && other.Plan.Steps.Any(step =>
            step.Calls && !other.State[step.Address].IsResolved && PlannedCall.Of(step, other.State) == wanted));
    }
}
