using VpnPortal.Core.Auditing;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Storage;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Runs;

/// <summary>Stores runs, and what operators ask of them, with their lines of history, and hands them to the worker of this process.</summary>
public sealed class RunLauncher(RunStore runs, RunSubmission submission, ChangeNotifier notifier, StorageHealth storage)
{
    /// <summary>There is room to write down what a new run will do.</summary>
    public bool HasRoom => storage.Condition.AllowsNewRuns;

    /// <summary>The last write was done. Where none is, a refusal cannot be written down either, and refuses all the same.</summary>
    public bool CanWrite => storage.Condition.Level < StorageLevel.ReadOnly;

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => submission.Now;

    /// <summary>Starts a run, provided that the draft is still at that version and no other run of the deployment goes on.</summary>
    /// <returns>False when it was not started.</returns>
    public async Task<bool> StartAsync(NewRun run, AuditEvent audit, CancellationToken cancellationToken)
    {
        if (!await runs.TryCreateAsync(run, audit, submission.TimeScale, cancellationToken)) return false;
        submission.Submit(run.Id);
        Announce(run.Id, run.DeploymentId);
        return true;
    }

    /// <summary>A run that has failed or was cancelled and is the latest of its deployment, or null: on an older one others were built since.</summary>
    public async Task<StoredRun?> FindFailedAsync(string runId, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(runId, cancellationToken) is not { State.Outcome: false } run) return null;
        var all = await runs.OfDeploymentAsync(run.DeploymentId, cancellationToken);
        return all[^1].Id == runId ? run : null;
    }

    /// <summary>Goes on with a run that has ended undone.</summary>
    /// <param name="entries">That it goes on, and what somebody decided about a step: together, for it may be carried on at once elsewhere.</param>
    /// <returns>False when a colleague was faster.</returns>
    public async Task<bool> ResumeAsync(StoredRun run, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            await runs.AppendAsync(run.Id, run.DeploymentId, run.State.Sequence, entries, cancellationToken);
        }
        catch (JournalConflictException)
        {
            return false;
        }

        submission.Submit(run.Id);
        Announce(run.Id, run.DeploymentId);
        return true;
    }

    /// <summary>
    /// Writes what an operator asks of a run that goes on. Its executor writes at the same time; whoever comes second looks again.
    /// </summary>
    /// <param name="isWanted">Whether it still makes sense in that state.</param>
    /// <returns>False when it does not.</returns>
    public async Task<bool> AskAsync(string runId, JournalEntry entry, Func<RunState, bool> isWanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await runs.FindAsync(runId, cancellationToken) is not { } run || run.State.FinishedAt is not null || !isWanted(run.State)) return false;
            try
            {
                await runs.AppendAsync(runId, run.DeploymentId, run.State.Sequence, entry, cancellationToken);
            }
            catch (JournalConflictException)
            {
                continue;
            }

            notifier.Notify(ChangeNotifier.Control(runId));
            Announce(runId, run.DeploymentId);
            return true;
        }
    }

    private void Announce(string runId, string deploymentId)
    {
        notifier.Notify(ChangeNotifier.Run(runId));
        notifier.Notify(ChangeNotifier.Deployment(deploymentId));
        notifier.Notify(ChangeNotifier.Deployments);
    }
}
