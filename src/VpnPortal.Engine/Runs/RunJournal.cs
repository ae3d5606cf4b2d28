using System.Diagnostics;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Runs;

/// <summary>
/// The open journal of one run. Appends come one after the other; the state is folded forward only after the entry is on disk.
/// An outcome is written even while the portal is stopping, so appends take no cancellation. What operators ask of the run while it goes
/// on is written by others; it is read in, and anything else that others write means that this executor is not the run's any more.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    private readonly StoredRun run;
    private readonly RunStore store;
    private readonly ChangeNotifier notifier;
    private readonly string deploymentName;
    private readonly IDisposable control;
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile bool isAsked = true; // something may have been asked between the reading of the run and the subscription

    public RunJournal(StoredRun run, RunStore store, ChangeNotifier notifier, string deploymentName)
    {
        (this.run, this.store, this.notifier, this.deploymentName, State) = (run, store, notifier, deploymentName, run.State);
        control = notifier.Subscribe(ChangeNotifier.Control(run.Id), () => isAsked = true);
    }

    public Plan Plan => run.Plan;
    public string RunId => run.Id;
    public string DeploymentId => run.DeploymentId;
    public RunState State { get; private set; }

    /// <summary>Stores an entry together with its line of history and what it changes in the ledger: a deletion that is done leaves it.</summary>
    /// <exception cref="JournalConflictException">Somebody else carries the run on.</exception>
    public Task AppendAsync(RunEvent next, MadeResource? made = null) => AppendAsync(next, made, _ => true);

    /// <summary>The same, unless an operator held the run meanwhile.</summary>
    /// <returns>False when nothing was written.</returns>
    public Task<bool> AppendUnlessHeldAsync(RunEvent next) => AppendAsync(next, null, state => !state.IsHeld);

    /// <summary>Reads in what operators asked for since.</summary>
    public async Task CatchUpAsync()
    {
        if (!isAsked) return;
        isAsked = false;
        await turn.WaitAsync();
        try
        {
            await TryCatchUpAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        control.Dispose();
        turn.Dispose();
    }

    private async Task<bool> AppendAsync(RunEvent next, MadeResource? made, Func<RunState, bool> isWanted)
    {
        ResourceAddress? removed = next is StepSucceeded done && Plan[done.Address] is { Action: StepAction.Delete, Target: var target } ? target : null;
        await turn.WaitAsync();
        try
        {
            while (true)
            {
                if (!isWanted(State)) return false;
                try
                {
                    await store.AppendAsync(RunId, DeploymentId, State.Sequence, new JournalEntry(next, AuditOf(next), made, removed), CancellationToken.None);
                    break;
                }
                catch (JournalConflictException)
                {
                    if (!await TryCatchUpAsync()) throw;
                }
            }

            State = State.Apply(next);
        }
        finally
        {
            turn.Release();
        }

        notifier.Notify(ChangeNotifier.Run(RunId));
        notifier.Notify(ChangeNotifier.Deployment(DeploymentId));
        if (next is RunFinished) notifier.Notify(ChangeNotifier.Deployments);
        return true;
    }

    /// <summary>False when there is nothing new, or something that only an executor writes.</summary>
    private async Task<bool> TryCatchUpAsync()
    {
        var events = await store.SinceAsync(RunId, State.Sequence, CancellationToken.None);
        if (events.Count == 0 || events.Any(next => next is not (RunPaused or RunContinued or RunCancelled))) return false;
        State = events.Aggregate(State, (state, next) => state.Apply(next));
        return true;
    }

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
            finished.Succeeded ? AuditCodes.RunSucceeded : State.IsCancelled ? AuditCodes.RunCancelled : AuditCodes.RunFailed, Actor.Portal,
            new Subject("deployment", DeploymentId, deploymentName)) { DeploymentId = DeploymentId, RunId = RunId },

        // Told already by whoever asked for it, or nothing that anyone did: a wait that began, a look that found nothing.
        RunStarted or RunResumed or RunPaused or RunContinued or RunCancelled or StepDisowned or StepAccepted or StepAbsent => null,
        _ => throw new UnreachableException(),
    };

    private AuditEvent OfError(AuditCode code, StepEvent step, StepError error) =>
        OfStep(code, step) with { RequestId = NullIfEmpty(error.RequestId), Detail = error.Code };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private AuditEvent OfStep(AuditCode code, StepEvent step) =>
        new(code, Actor.Portal, new Subject("step", step.Address.Value, Plan[step.Address].DisplayName)) { DeploymentId = DeploymentId, RunId = RunId };
}
