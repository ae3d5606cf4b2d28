using VpnPortal.Core.Auditing;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Drift;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Drafting;

namespace VpnPortal.Engine.Provisioning;

/// <summary>What somebody changed outside the portal.</summary>
/// <param name="Scenario">Scenario of the draft.</param>
/// <param name="Items">Everything that neither the latest run nor the draft says.</param>
/// <param name="IsComplete">Everything was looked at; while a run goes on, or a region cannot be seen, it was not.</param>
/// <param name="IsAhead">The draft wants something else than the latest run led to.</param>
public sealed record DriftReport(string Scenario, EquatableArray<DriftItem> Items, bool IsComplete, bool IsAhead);

/// <summary>
/// Compares deployments with the cloud, field by field. Nothing is put right by itself: a value is adopted into the draft, or brought back by
/// running the plan, which starts from what was seen.
/// </summary>
public sealed class DriftService(
    DraftingService drafting, InventoryReader inventories, ProvisioningService provisioning, DeploymentsQuery deployments, DriftLines lines)
{
    /// <summary>What has drifted; null when there is no such deployment. While a run goes on nothing has.</summary>
    public async Task<DriftReport?> ReadAsync(string deploymentId, CancellationToken cancellationToken) =>
        await drafting.OpenAsync(deploymentId, cancellationToken) is { } draft ? await ReadAsync(draft, cancellationToken) : null;

    private async Task<DriftReport> ReadAsync(OpenDraft draft, CancellationToken cancellationToken)
    {
        if (draft.IsLocked || !draft.IsBuilt) return new(draft.Reading.Scenario, default, IsComplete: false, IsAhead: false);
        var inventory = await inventories.ReadAsync(draft.Stored.DeploymentId, cancellationToken);
        if (draft.Compilation.Topology is not { } topology)
        {
            // A cloud that cannot be asked makes rules about the account fail; that says nothing of the draft.
            return new(draft.Reading.Scenario, DriftItem.Of(inventory, null), inventory.IsSeen, IsAhead: draft.Discovered.Faults.Count == 0);
        }

        var wanted = BuiltState.Empty.After(Planner.Create(topology, draft.Stored.Fingerprints).Steps);
        return new(
            draft.Reading.Scenario, DriftItem.Of(inventory, wanted), inventory.IsSeen, PlanDiff.IsAhead(topology, inventory.Design, draft.Stored.Fingerprints));
    }

    /// <summary>
    /// Answers the draft with the value that was seen, so that the next plan leaves it as it is. When nothing else differs a run without steps records it.
    /// </summary>
    /// <param name="key">Key of the difference.</param>
    /// <param name="value">The value as it was shown.</param>
    /// <returns>False when it has not drifted any more or is another value by now, has no answer in the draft, or a colleague was faster.</returns>
    public async Task<bool> AdoptAsync(
        string deploymentId, ResourceAddress address, string key, string value, Actor actor, CancellationToken cancellationToken)
    {
        if (await drafting.OpenAsync(deploymentId, cancellationToken) is not { } draft) return false;
        var report = await ReadAsync(draft, cancellationToken);
        var item = report.Items.FirstOrDefault(item => item.Address == address);
        var difference = item?.Differences.FirstOrDefault(difference => difference.Key == key);
        if (difference?.After is null || difference.After != value || DriftAdoption.PathOf(report.Scenario, item!, difference) is not { } path) return false;
        var edit = new FieldEdit(path, draft.Stored.Draft.Values.GetValueOrDefault(path) ?? "", difference.After);
        if (!await TrySaveAsync(deploymentId, edit, actor, cancellationToken)) return false;

        // Should that be refused, the draft is ahead of what was run, and pages say so.
        if (await provisioning.ReviewAsync(deploymentId, cancellationToken) is { IsUnrecorded: true } review)
            await provisioning.StartAsync(deploymentId, review.Draft.Stored.Version, review.Plan!.Hash, actor, cancellationToken);
        return true;
    }

    private async Task<bool> TrySaveAsync(string deploymentId, FieldEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        try
        {
            return (await drafting.SaveAsync(deploymentId, [edit], actor, cancellationToken)).Count == 0;
        }
        catch (Exception exception) when (exception is DraftLockedException or DraftGoneException)
        {
            return false; // a colleague began a run or deleted the draft just now
        }
    }

    /// <summary>Looks at every deployment and writes down what has newly drifted, once. What could not be looked at is told when it can be.</summary>
    /// <returns>How many have drifted.</returns>
    public async Task<int> CheckAllAsync(CancellationToken cancellationToken)
    {
        var drifted = 0;
        foreach (var deployment in await deployments.ListAsync(cancellationToken))
        {
            if (deployment.RunFinishedAt is null || await ReadAsync(deployment.Id, cancellationToken) is not { IsComplete: true } report) continue;
            if (report.Items.Count > 0) drifted++;
            await lines.TellAsync(deployment, [.. report.Items.SelectMany(Changes)], cancellationToken);
        }

        return drifted;
    }

    /// <summary>A thing that is gone is told as one change of its own.</summary>
    private static IEnumerable<FieldChange> Changes(DriftItem item) => item.IsGone
        ? [new FieldChange(item.Address.Value, item.Name, null)]
        : item.Differences.Select(difference => new FieldChange($"{item.Address}.{difference.Key}", difference.Before, difference.After));
}
