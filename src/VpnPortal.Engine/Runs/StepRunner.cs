using System.Collections.Immutable;
using VpnPortal.Cloud;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.StepHandlers;

namespace VpnPortal.Engine.Runs;

/// <summary>Carries out one decided action of one step and writes down what came of it.</summary>
internal sealed class StepRunner(
    IEnumerable<IStepHandler> handlers, DraftStore drafts, Ownership ownership, Backoff backoff, TimeProvider time)
{
    private readonly Dictionary<Type, IStepHandler> handlers = handlers.ToDictionary(handler => handler.StepType);

    /// <summary>
    /// Intent first, then the call, then its outcome: whatever happens in between is found again by the token and the marker. A stop
    /// of the portal does not cut a call short, which would lose its answer; the client's own limit ends it.
    /// </summary>
    public async Task CallAsync(RunJournal journal, CallStep action)
    {
        var address = action.Address;
        if (await ForeignAsync(journal, address) is { } foreign)
        {
            await journal.AppendAsync(foreign);
            return;
        }

        var token = ClientTokens.For(journal.DeploymentId, journal.RunId, address, action.Generation);
        if (!await journal.AppendUnlessHeldAsync(new StepIntended(time.GetUtcNow(), address, action.Generation, token))) return;
        try
        {
            var created = await Handler(journal, address).CallAsync(journal.Plan[address], Context(journal, address), CancellationToken.None);
            await journal.AppendAsync(
                new StepAccepted(time.GetUtcNow(), address, Id(created.Id), created.RequestId), Made(journal, address, created.Id));
        }
        catch (CloudException exception)
        {
            await journal.AppendAsync(AfterFault(address, exception, journal.State[address]));
        }
        catch (KeyUnusableException exception)
        {
            await journal.AppendAsync(new StepFailed(time.GetUtcNow(), address, new StepError(exception.Code, exception.Message, "")));
        }
    }

    /// <summary>Looks whether the goal is reached; a fault of the look itself changes nothing and the next tick looks again.</summary>
    public async Task ObserveAsync(RunJournal journal, ObserveStep action, CancellationToken cancellationToken)
    {
        var address = action.Address;
        if (journal.State[address].Status == StepStatus.Waiting)
            await journal.AppendAsync(new StepAccepted(time.GetUtcNow(), address, ImmutableSortedDictionary<string, string>.Empty, ""));
        try
        {
            switch (await Handler(journal, address).ObserveAsync(journal.Plan[address], Context(journal, address), cancellationToken))
            {
                case Reached reached:
                    await journal.AppendAsync(new StepSucceeded(time.GetUtcNow(), address, reached.Outputs));
                    break;
                case Dead dead:
                    await journal.AppendAsync(new StepFailed(time.GetUtcNow(), address, dead.Error));
                    break;
            }
        }
        catch (CloudException exception) when (exception.IsTransient)
        {
            // The look told nothing; the next tick looks again.
        }
        catch (CloudException exception)
        {
            await journal.AppendAsync(new StepFailed(time.GetUtcNow(), address, Error(exception)));
        }
    }

    /// <summary>
    /// Finds out what became of a call whose answer was lost (R3): never calls again before it has looked. What may be another run's as well
    /// is told apart by the token while that is trusted: the cloud answers with the one that the token made, or makes it.
    /// </summary>
    public async Task LookUpAsync(RunJournal journal, LookUpStep action, CancellationToken cancellationToken)
    {
        var address = action.Address;
        try
        {
            var (found, isShared) = await FindAsync(journal, address, cancellationToken);
            if (isShared && !journal.State.IsHeld && RunDecider.IsTokenTrusted(journal.State[address], time.GetUtcNow()))
            {
                await journal.AppendAsync(CallAgain(journal.State[address]));
                return;
            }

            var one = !isShared && found is [{ IsEqual: true } equal] ? equal : null;
            await journal.AppendAsync(AfterLookUp(journal, address, found, one), one is null ? null : Made(journal, address, one.CloudId));
            if (found.Count == 0 && !journal.State.IsHeld && RunDecider.MayCall(journal.State[address], time.GetUtcNow()))
                await journal.AppendAsync(CallAgain(journal.State[address]));
        }
        catch (CloudException exception) when (exception.IsTransient)
        {
            // The look told nothing; the next tick looks again.
        }
        catch (CloudException exception)
        {
            await journal.AppendAsync(new StepFailed(time.GetUtcNow(), address, Error(exception)));
        }
    }

    /// <summary>Only what the ledger knows as this deployment's own is ever deleted (R8), whatever a plan says.</summary>
    private async Task<StepFailed?> ForeignAsync(RunJournal journal, ResourceAddress address)
    {
        if (journal.Plan[address] is not { Action: StepAction.Delete } step) return null;
        var id = journal.State.Former.GetValueOrDefault(step.Target)?.GetValueOrDefault(OutputKeys.Id) ?? "";
        if (await ownership.IsMadeAsync(journal.DeploymentId, step.Target, id)) return null;
        return new StepFailed(time.GetUtcNow(), address, new StepError(PortalCodes.NotOurs, $"The ledger has no {step.Target} with the id '{id}'.", ""));
    }

    /// <summary>What may be the lost resource, or the effect of a lost change, and whether it may be the lost one of another run as well.</summary>
    private async Task<(IReadOnlyList<FoundResource> Found, bool IsShared)> FindAsync(RunJournal journal, ResourceAddress address, CancellationToken cancellationToken)
    {
        var found = await Handler(journal, address).FindAsync(journal.Plan[address], Context(journal, address), cancellationToken);
        if (journal.Plan[address].Action != StepAction.Create || found.Count == 0) return (found, false);
        // Before the ledger is read: by the time another run knows its resource, the ledger does.
        var hasRival = await ownership.HasRivalAsync(journal, address, cancellationToken);
        var left = await ownership.WithoutMadeAsync(found, cancellationToken);
        return (left, hasRival && left.Count > 0 && left.All(one => one.IsEqual));
    }

    private RunEvent AfterLookUp(RunJournal journal, ResourceAddress address, IReadOnlyList<FoundResource> found, FoundResource? ours) =>
        ours is not null ? new StepAdopted(time.GetUtcNow(), address, Id(ours.CloudId))
        : found.Count == 0 ? new StepAbsent(time.GetUtcNow(), address)
        : new StepFailed(time.GetUtcNow(), address, new StepError(
            PortalCodes.Ambiguous,
            $"{journal.Plan[address].DisplayName}: {string.Join("; ", found.Select(one => one.IsEqual ? one.CloudId : one.Difference))}", ""),
            found.Select(one => new Candidate(one.CloudId, one.Difference)).ToEquatableArray());

    /// <summary>A cloud that lost an answer is given time, as after a refusal; a restart of the portal is not its fault.</summary>
    private StepDeferred CallAgain(StepState step)
    {
        var now = time.GetUtcNow();
        var wait = step.Error!.Code == PortalCodes.Restarted ? TimeSpan.Zero : backoff.After(step.Attempts);
        return new StepDeferred(now, step.Address, now + wait, step.Error);
    }

    private StepEvent AfterFault(ResourceAddress address, CloudException exception, StepState step)
    {
        var now = time.GetUtcNow();
        if (exception.Effect == CallEffect.Unknown) return new StepUnknown(now, address, Error(exception));
        return exception.IsTransient
            ? new StepDeferred(now, address, now + backoff.After(exception, step.Attempts), Error(exception))
            : new StepFailed(now, address, Error(exception));
    }

    private StepContext Context(RunJournal journal, ResourceAddress address) => new(
        journal.State, journal.State[address],
        async cancellationToken => (await drafts.FindAsync(journal.DeploymentId, cancellationToken))!,
        time.GetUtcNow());

    private IStepHandler Handler(RunJournal journal, ResourceAddress address) => handlers[journal.Plan[address].GetType()];

    private static MadeResource? Made(RunJournal journal, ResourceAddress address, string cloudId) =>
        journal.Plan[address] is { IsOwned: true, RegionId: var region } ? new(address, region, cloudId) : null;

    private static ImmutableSortedDictionary<string, string> Id(string id) =>
        ImmutableSortedDictionary<string, string>.Empty.SetItem(OutputKeys.Id, id);

    private static StepError Error(CloudException exception) => new(exception.Code, exception.CloudMessage, exception.RequestId);
}
