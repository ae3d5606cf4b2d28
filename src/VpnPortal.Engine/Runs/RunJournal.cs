using System.Diagnostics;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Runs;

/// <summary>
/// The open journal of one run. Appends come one after the other; the state is folded forward only after the entry is on disk.
/// An outcome is written even while the portal is stopping, so appends take no cancellation.
/// </summary>
internal sealed class RunJournal(StoredRun run, RunStore store, ChangeNotifier notifier, string deploymentName) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public Plan Plan => run.Plan;
    public string RunId => run.Id;
    public string DeploymentId => run.DeploymentId;
    public RunState State { get; private set; } = run.State;

    /// <summary>Stores an entry together with its line of history and what it changes in the ledger: a deletion that is done leaves it.</summary>
    public async Task AppendAsync(RunEvent next, MadeResource? made = null)
    {
        ResourceAddress? removed = next is StepSucceeded done && Plan[done.Address] is { Action: StepAction.Delete, Target: var target } ? target : null;
        await turn.WaitAsync();
        try
        {
            await store.AppendAsync(RunId, DeploymentId, State.Sequence, new JournalEntry(next, AuditOf(next), made, removed), CancellationToken.None);
            State = State.Apply(next);
        }
        finally
        {
            turn.Release();
        }

        notifier.Notify(ChangeNotifier.Run(RunId));
        notifier.Notify(ChangeNotifier.Deployment(DeploymentId));
        if (next is RunFinished) notifier.Notify(ChangeNotifier.Deployments);
    }

    public void Dispose() => turn.Dispose();

    private AuditEvent? AuditOf(RunEvent next) => next switch
    {
        StepIntended step => OfStep(AuditCodes.StepIntent, step) with { Detail = $"ClientToken {step.ClientToken}" },
        StepAccepted step when Plan[step.Address].Calls => OfStep(AuditCodes.StepAccepted, step) with
        {
            RequestId = NullIfEmpty(step.RequestId), Detail = step.Outputs.GetValueOrDefault(OutputKeys.Id),
        },
        StepDeferred step => OfError(AuditCodes.StepDeferred, step, step.Error),
        StepUnknown step => OfError(AuditCodes.StepUnknown, step, step.Error),
        StepAdopted step => OfStep(AuditCodes.StepAdopted, step) with { Detail = step.Outputs.GetValueOrDefault(OutputKeys.Id) },
        StepSucceeded step => OfStep(AuditCodes.StepSucceeded, step) with { Detail = step.Outputs.GetValueOrDefault(OutputKeys.Id) },
        StepFailed step => OfError(AuditCodes.StepFailed, step, step.Error),
        RunFinished finished => new AuditEvent(
            finished.Succeeded ? AuditCodes.RunSucceeded : AuditCodes.RunFailed, Actor.Portal,
            new Subject("deployment", DeploymentId, deploymentName)) { DeploymentId = DeploymentId, RunId = RunId },

        // Told already by whoever asked for it, or nothing that anyone did: a wait that began, a look that found nothing.
        RunStarted or RunResumed or StepAccepted or StepAbsent => null,
        _ => throw new UnreachableException(),
    };

    private AuditEvent OfError(AuditCode code, StepEvent step, StepError error) =>
        OfStep(code, step) with { RequestId = NullIfEmpty(error.RequestId), Detail = error.Code };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private AuditEvent OfStep(AuditCode code, StepEvent step) =>
        new(code, Actor.Portal, new Subject("step", step.Address.Value, Plan[step.Address].DisplayName)) { DeploymentId = DeploymentId, RunId = RunId };
}
