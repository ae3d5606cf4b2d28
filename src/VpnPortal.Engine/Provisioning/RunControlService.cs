using System.Collections.Immutable;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Runs;

namespace VpnPortal.Engine.Provisioning;

/// <summary>What operators may ask of a run. Each request stands in the history with its reason.</summary>
public sealed class RunControlService(RunLauncher launcher, RunStore runs, DeploymentsQuery deployments)
{
    /// <summary>Begins nothing new until it is continued; what is under way is followed to its end.</summary>
    /// <returns>False when the run is over or held already.</returns>
    public Task<bool> PauseAsync(string runId, string reason, Actor actor, CancellationToken cancellationToken) =>
        AskAsync(runId, new RunPaused(launcher.Now), AuditCodes.RunPaused, reason, state => !state.IsHeld, actor, cancellationToken);

    /// <summary>Ends a pause.</summary>
    /// <returns>False when the run is over, not paused, or being cancelled.</returns>
    public Task<bool> ContinueAsync(string runId, string reason, Actor actor, CancellationToken cancellationToken) =>
        AskAsync(runId, new RunContinued(launcher.Now), AuditCodes.RunContinued, reason, state => state is { IsHeld: true, IsCancelled: false }, actor, cancellationToken);

    /// <summary>Ends the run at the next safe point: nothing is under way and no outcome is unknown. What was made stays.</summary>
    /// <returns>False when the run is over or being cancelled already.</returns>
    public Task<bool> CancelAsync(string runId, string reason, Actor actor, CancellationToken cancellationToken) =>
        AskAsync(runId, new RunCancelled(launcher.Now), AuditCodes.RunCancelAsked, reason, state => !state.IsCancelled, actor, cancellationToken);

    /// <summary>Goes on with a run that has failed or was cancelled, with everything that is done kept.</summary>
    /// <returns>False when it has not, is not the latest of its deployment, or a colleague was faster.</returns>
    public async Task<bool> ResumeAsync(string runId, Actor actor, CancellationToken cancellationToken)
    {
        if (await launcher.FindFailedAsync(runId, cancellationToken) is not { } run) return false;
        return await launcher.ResumeAsync(run, [await ResumptionAsync(run, actor, cancellationToken)], cancellationToken);
    }

    /// <summary>Takes one of the resources that a look-up found for the step's own and goes on. It is used, and never deleted by the portal.</summary>
    /// <returns>False when the run is not the latest or has not failed, nothing of that id was found for the step, or a colleague was faster.</returns>
    public Task<bool> AdoptAsync(string runId, ResourceAddress address, string cloudId, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var outputs = ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, cloudId);
        return DecideAsync(
            runId, address, step => step.Found.Any(found => found.CloudId == cloudId), new StepAdopted(launcher.Now, address, outputs, ByOperator: true),
            AuditCodes.StepChosen, cloudId, reason, actor, cancellationToken);
    }

    /// <summary>Says that nothing of what was found is the step's own, and goes on: it is made.</summary>
    /// <returns>False when the run is not the latest or has not failed, nothing was found for the step, or a colleague was faster.</returns>
    public Task<bool> DisownAsync(string runId, ResourceAddress address, string reason, Actor actor, CancellationToken cancellationToken) => DecideAsync(
        runId, address, step => step.Found.Count > 0, new StepDisowned(launcher.Now, address), AuditCodes.StepDisowned, null, reason, actor, cancellationToken);

    private async Task<bool> AskAsync(
        string runId, RunEvent next, AuditCode code, string reason, Func<RunState, bool> isWanted, Actor actor, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(runId, cancellationToken) is not { } run) return false;
        var audit = await AuditAsync(code, run, actor, cancellationToken) with { Reason = reason };
        return await launcher.AskAsync(runId, new JournalEntry(next, audit), isWanted, cancellationToken);
    }

    private async Task<bool> DecideAsync(
        string runId, ResourceAddress address, Func<StepState, bool> isPossible, StepEvent decision, AuditCode code, string? detail, string reason, Actor actor,
        CancellationToken cancellationToken)
    {
        if (await launcher.FindFailedAsync(runId, cancellationToken) is not { } run) return false;
        if (run.State.Steps.GetValueOrDefault(address) is not { Status: StepStatus.Failed } step || !isPossible(step)) return false;
        var audit = new AuditEvent(code, actor, new Subject("step", address.Value, run.Plan[address].DisplayName))
        {
            DeploymentId = run.DeploymentId, RunId = runId, Detail = detail, Reason = reason,
        };
        return await launcher.ResumeAsync(run, [await ResumptionAsync(run, actor, cancellationToken), new JournalEntry(decision, audit)], cancellationToken);
    }

    private async Task<JournalEntry> ResumptionAsync(StoredRun run, Actor actor, CancellationToken cancellationToken) =>
        new(new RunResumed(launcher.Now), await AuditAsync(AuditCodes.RunResumed, run, actor, cancellationToken));

    private async Task<AuditEvent> AuditAsync(AuditCode code, StoredRun run, Actor actor, CancellationToken cancellationToken)
    {
        var name = (await deployments.FindAsync(run.DeploymentId, cancellationToken))?.Name ?? "";
        return new(code, actor, new Subject("deployment", run.DeploymentId, name)) { DeploymentId = run.DeploymentId, RunId = run.Id };
    }
}
