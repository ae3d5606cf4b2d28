using System.Collections.Immutable;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Validation;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Runs;

namespace VpnPortal.Engine.Provisioning;

/// <summary>What would be done if the operator agreed now.</summary>
/// <param name="Draft">The draft it was made from, at the version that a start must name.</param>
/// <param name="Topology">The checked topology, null when there are errors.</param>
/// <param name="Plan">The plan, null when there are errors.</param>
/// <param name="Diagnostics">All findings.</param>
public sealed record Review(OpenDraft Draft, ValidatedTopology? Topology, Plan? Plan, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Why a run was not started. Closed.</summary>
public enum StartRefusal
{
    /// <summary>The draft has errors.</summary>
    HasErrors,

    /// <summary>The draft or the plan is not the reviewed one any more; review again.</summary>
    Changed,

    /// <summary>The deployment has a run already; resume that one.</summary>
    AlreadyRun,

    /// <summary>The draft is sound, but the account does not allow its plan now: a quota, a permission, the role, an unpaid bill.</summary>
    AccountNotReady,
}

/// <summary>Outcome of a start.</summary>
public sealed record StartResult(string? RunId, StartRefusal? Refusal)
{
    /// <summary>The errors that stand in the way.</summary>
    public ImmutableArray<Diagnostic> Problems { get; init; } = [];
}

/// <summary>Reviews and starts runs. The only way to make anything in the cloud.</summary>
public sealed class ProvisioningService(DraftingService drafting, RunStore runs, AuditStore audits, RunSubmission submission, ChangeNotifier notifier)
{
    /// <summary>Compiles and plans the draft as it stands, or null when there is no such deployment.</summary>
    public async Task<Review?> ReviewAsync(string deploymentId, CancellationToken cancellationToken) =>
        await drafting.OpenAsync(deploymentId, cancellationToken) is { } draft ? ReviewOf(draft) : null;

    /// <summary>
    /// Starts a run of exactly the plan that was reviewed. The account is asked anew, so that what changed since the review is
    /// refused here and not by the cloud, halfway.
    /// </summary>
    /// <param name="draftVersion">Version of the reviewed draft.</param>
    /// <param name="planHash">Hash of the reviewed plan.</param>
    public async Task<StartResult> StartAsync(
        string deploymentId, int draftVersion, string planHash, Actor actor, CancellationToken cancellationToken)
    {
        var review = ReviewOf(await drafting.OpenAnewAsync(deploymentId, cancellationToken)
            ?? throw new ArgumentException($"There is no deployment {deploymentId}.", nameof(deploymentId)));
        var subject = new Subject("deployment", deploymentId, review.Draft.Stored.Name);
        if (RefusalOf(review, draftVersion, planHash) is { } refusal) return await RefuseAsync(refusal, subject, review.Diagnostics, actor, cancellationToken);
        var runId = Identifiers.New();
        var audit = new AuditEvent(AuditCodes.RunStarted, actor, subject)
        {
            DeploymentId = deploymentId, RunId = runId, Detail = $"plan {planHash[..12]}",
        };
        if (!await runs.TryCreateAsync(runId, deploymentId, draftVersion, review.Plan!, audit, submission.TimeScale, cancellationToken))
            return await RefuseAsync(StartRefusal.Changed, subject, [], actor, cancellationToken);
        submission.Submit(runId);
        notifier.Notify(ChangeNotifier.Deployment(deploymentId));
        notifier.Notify(ChangeNotifier.Deployments);
        return new StartResult(runId, null);
    }

    /// <summary>Goes on with a run that failed, at its failed steps and with everything that is done kept.</summary>
    /// <returns>False when the run has not failed.</returns>
    public async Task<bool> ResumeAsync(string runId, Actor actor, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(runId, cancellationToken) is not { State.Outcome: false } run) return false;
        var name = (await drafting.OpenAsync(run.DeploymentId, cancellationToken))?.Stored.Name ?? "";
        var audit = new AuditEvent(AuditCodes.RunResumed, actor, new Subject("deployment", run.DeploymentId, name))
        {
            DeploymentId = run.DeploymentId, RunId = runId,
        };
        await runs.AppendAsync(
            runId, run.DeploymentId, run.State.Sequence, new JournalEntry(new RunResumed(submission.Now), audit), cancellationToken);
        submission.Submit(runId);
        notifier.Notify(ChangeNotifier.Run(runId));
        notifier.Notify(ChangeNotifier.Deployments);
        return true;
    }

    private static Review ReviewOf(OpenDraft draft)
    {
        var topology = draft.Compilation.Topology;
        return new Review(draft, topology, topology is null ? null : Planner.Create(topology), draft.Compilation.Diagnostics);
    }

    private static StartRefusal? RefusalOf(Review review, int draftVersion, string planHash)
    {
        if (review.Draft.IsLocked) return StartRefusal.AlreadyRun;
        if (review.Plan is null) return review.Draft.Compilation.IsBlockedByAccountOnly ? StartRefusal.AccountNotReady : StartRefusal.HasErrors;
        return review.Draft.Stored.Version != draftVersion || review.Plan.Hash != planHash ? StartRefusal.Changed : null;
    }

    private async Task<StartResult> RefuseAsync(
        StartRefusal refusal, Subject subject, ImmutableArray<Diagnostic> findings, Actor actor, CancellationToken cancellationToken)
    {
        var problems = findings.Where(finding => finding.Severity == Severity.Error).ToImmutableArray();
        var audit = new AuditEvent(AuditCodes.RunRefused, actor, subject)
        {
            DeploymentId = subject.Id, Detail = string.Join(", ", problems.Select(problem => problem.Code).Distinct().Prepend(refusal.ToString())),
        };
        await audits.WriteAsync(audit, cancellationToken);
        return new StartResult(null, refusal) { Problems = problems };
    }
}
