using VpnPortal.Core.Auditing;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Runs;

/// <summary>Stores runs with their line of history and hands them to the worker of this process.</summary>
public sealed class RunLauncher(RunStore runs, RunSubmission submission, ChangeNotifier notifier)
{
    /// <summary>Starts a run, provided that the draft is still at that version and no other run of the deployment goes on.</summary>
    /// <returns>False when it was not started.</returns>
    public async Task<bool> StartAsync(NewRun run, AuditEvent audit, CancellationToken cancellationToken)
    {
        if (!await runs.TryCreateAsync(run, audit, submission.TimeScale, cancellationToken)) return false;
        submission.Submit(run.Id);
        Announce(run.Id, run.DeploymentId);
        return true;
    }

    /// <summary>A run that has failed and is the latest of its deployment, or null: on an older one others were built since.</summary>
    public async Task<StoredRun?> FindFailedAsync(string runId, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(runId, cancellationToken) is not { State.Outcome: false } run) return null;
        var all = await runs.OfDeploymentAsync(run.DeploymentId, cancellationToken);
        return all[^1].Id == runId ? run : null;
    }

    /// <summary>Goes on with a run that failed.</summary>
    public async Task ResumeAsync(StoredRun run, AuditEvent audit, CancellationToken cancellationToken)
    {
        await runs.AppendAsync(
            run.Id, run.DeploymentId, run.State.Sequence, new JournalEntry(new RunResumed(submission.Now), audit), cancellationToken);
        submission.Submit(run.Id);
        Announce(run.Id, run.DeploymentId);
    }

    private void Announce(string runId, string deploymentId)
    {
        notifier.Notify(ChangeNotifier.Run(runId));
        notifier.Notify(ChangeNotifier.Deployment(deploymentId));
        notifier.Notify(ChangeNotifier.Deployments);
    }
}
