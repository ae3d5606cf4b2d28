using System.Collections.Immutable;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Runs;

namespace VpnPortal.Engine.Provisioning;

/// <summary>What releasing a deployment would do.</summary>
/// <param name="Name">What has to be typed before it is done.</param>
/// <param name="Version">Version of the draft that a start must name.</param>
/// <param name="Diff">The plan: everything that the portal made, in the reverse order; what is kept is told, too.</param>
/// <param name="IsRunning">A run goes on, so that nothing can be released now.</param>
public sealed record ReleaseReview(string DeploymentId, string Name, int Version, PlanDiff Diff, Inventory Inventory, bool IsRunning);

/// <summary>Takes deployments away: only what the ledger knows as their own.</summary>
public sealed class ReleaseService(DraftStore drafts, RunStore runs, InventoryReader inventories, RunLauncher launcher, AuditStore audits)
{
    /// <summary>What would be taken away, or null when there is no such deployment.</summary>
    public async Task<ReleaseReview?> ReviewAsync(string deploymentId, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(deploymentId, cancellationToken) is not { } draft) return null;
        var all = await runs.OfDeploymentAsync(deploymentId, cancellationToken);
        var inventory = await inventories.ReadAsync(deploymentId, cancellationToken);
        var design = all.Count == 0 ? default : all[^1].Plan.Design;
        return new(
            deploymentId, draft.Name, draft.Version, PlanDiff.Destroy(draft.Draft.Scenario, inventory.State, design), inventory,
            all.Any(run => run.State.FinishedAt is null));
    }

    /// <summary>Starts exactly what was reviewed.</summary>
    /// <param name="typedName">The deployment's name as the operator typed it.</param>
    /// <param name="planHash">Hash of the reviewed plan.</param>
    /// <exception cref="ArgumentException">There is no such deployment.</exception>
    public async Task<StartResult> StartAsync(string deploymentId, string typedName, string planHash, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var review = await ReviewAsync(deploymentId, cancellationToken) ?? throw new ArgumentException($"There is no deployment {deploymentId}.", nameof(deploymentId));
        var subject = new Subject("deployment", deploymentId, review.Name);
        if (RefusalOf(review, typedName, planHash) is { } refusal) return await RefuseAsync(refusal, subject, actor, cancellationToken);
        var run = new NewRun(Identifiers.New(), deploymentId, review.Version, review.Diff.Plan, review.Inventory.Former);
        var audit = new AuditEvent(AuditCodes.ReleaseStarted, actor, subject)
        {
            DeploymentId = deploymentId, RunId = run.Id, Detail = $"plan {planHash[..12]}", Reason = reason,
        };
        return await launcher.StartAsync(run, audit, cancellationToken)
            ? new StartResult(run.Id, null) : await RefuseAsync(StartRefusal.Changed, subject, actor, cancellationToken);
    }

    private StartRefusal? RefusalOf(ReleaseReview review, string typedName, string planHash)
    {
        // The spaces around it do not matter.
        if (!string.Equals(review.Name.Trim(), typedName.Trim(), StringComparison.Ordinal)) return StartRefusal.OtherName;
        if (review.IsRunning) return StartRefusal.AlreadyRun;
        if (review.Inventory.Unresolved.Length > 0) return StartRefusal.Unresolved;
        if (review.Diff.IsEmpty) return StartRefusal.NothingToDo;
        if (review.Diff.Plan.Hash != planHash) return StartRefusal.Changed;
        return launcher.HasRoom ? null : StartRefusal.StorageShort;
    }

    private async Task<StartResult> RefuseAsync(StartRefusal refusal, Subject subject, Actor actor, CancellationToken cancellationToken)
    {
        var audit = new AuditEvent(AuditCodes.RunRefused, actor, subject) { DeploymentId = subject.Id, Detail = refusal.ToString() };
        if (launcher.CanWrite) await audits.WriteAsync(audit, cancellationToken);
        return new StartResult(null, refusal);
    }
}
