using System.Collections.Concurrent;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Data;
using VpnPortal.Data.Stores;
using VpnPortal.Engine;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Drafting;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>
/// One person's work on one draft. Everything typed goes to the server within a second; what is kept here is only what was typed
/// in that second, which fields were left, and what there is to choose from.
/// </summary>
public sealed class DraftSession : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(3);

    private readonly DraftingService drafting;
    private readonly DiscoveryService discovery;
    private readonly Actor actor;
    private readonly PendingEdits pending = new();
    private readonly SemaphoreSlim storing = new(1, 1);
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly HashSet<string> mine = new(StringComparer.Ordinal);
    private readonly HashSet<string> left = new(StringComparer.Ordinal);
    private readonly HashSet<int> pressedNext = [];
    private readonly ConcurrentDictionary<string, Func<Task>> unsent = new(StringComparer.Ordinal);
    private readonly IDisposable listening;
    private readonly ITimer saveTimer;
    private readonly ITimer rereadTimer;
    private bool storeFailed;

    internal DraftSession(
        DraftingService drafting, DiscoveryService discovery, ChangeNotifier notifier, TimeProvider time, Actor actor, OpenDraft draft)
    {
        (this.drafting, this.discovery, this.actor, Draft) = (drafting, discovery, actor, draft);
        saveTimer = time.CreateTimer(_ => _ = ReportAsync(SaveAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        rereadTimer = time.CreateTimer(_ => _ = ReportAsync(ReadAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        listening = notifier.Subscribe(
            ChangeNotifier.Deployment(draft.Stored.DeploymentId), () => rereadTimer.Change(Pause, Timeout.InfiniteTimeSpan));
    }

    /// <summary>Told, from any thread, that something shown has changed.</summary>
    public Action? Changed { get; set; }

    /// <summary>Told, from any thread, of a bug that no caller was there to meet.</summary>
    public Action<Exception>? Failed { get; set; }

    public OpenDraft Draft { get; private set; }

    public string Id => Draft.Stored.DeploymentId;

    public DraftReading Reading => Draft.Reading;

    public string Scenario => Reading.Scenario;

    public Found<RegionOption> Regions { get; private set; } = new([], null);

    /// <summary>Instances that may send (side 1) or answer (side 2) the ping.</summary>
    public IReadOnlyDictionary<SideKey, Found<DiscoveredInstance>> Instances { get; private set; } = new Dictionary<SideKey, Found<DiscoveredInstance>>();

    /// <summary>Fields that somebody else changed while this session was open.</summary>
    public IReadOnlySet<string> ChangedByOthers { get; private set; } = new HashSet<string>();

    public bool HasConflicts => pending.HasConflicts;

    /// <summary>Fields where a colleague's text stands against mine, on whichever step.</summary>
    public IReadOnlyList<string> Conflicts => pending.Conflicts;

    /// <summary>A colleague deleted the draft while it was open here.</summary>
    public bool IsGone { get; private set; }

    /// <summary>A colleague's text (<c>Before</c>) against mine (<c>After</c>), or null.</summary>
    public FieldEdit? ConflictAt(string path) => pending.ConflictAt(path);

    /// <summary>The last attempt to store did not succeed; what was typed is still here and is tried again.</summary>
    public bool SaveFailed => storeFailed || !unsent.IsEmpty;

    /// <summary>The last attempt to read did not succeed: what is shown may be old. It is tried again.</summary>
    public bool ReadFailed { get; private set; }

    public bool Saving => pending.HasUnsaved;

    /// <summary>Text of a field: as typed just now, else as stored, else its default.</summary>
    public string Shown(string path) =>
        pending.Shown(path) ?? (Reading.Text(path) is { Length: > 0 } text ? text : DerivedAnswers.Of(Reading, path));

    public void Type(string path, string? text)
    {
        pending.Type(path, Stored(path), text ?? "");
        saveTimer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A choice, with everything that follows from it, stored at once.</summary>
    public Task ChooseAsync(string path, string? value)
    {
        pending.Choose(path, Stored(path), value ?? "");
        foreach (var (more, text) in DraftConsequences.Of(Reading, path, value ?? "")) pending.Choose(more, Stored(more), text);
        left.Add(path);
        return SaveAsync();
    }

    public async Task LeaveAsync(string path)
    {
        left.Add(path);
        pending.Leave(path);
        if (pending.HasUnsaved) await SaveAsync();
        else pending.Settle();
    }

    public async Task TypePskAsync(TunnelRole role, string text)
    {
        left.Add(FieldPaths.Psk(role));
        await CommandAsync(FieldPaths.Psk(role), () => drafting.SavePskAsync(Id, role, new PresharedKey(text), actor, CancellationToken.None));
    }

    public Task GeneratePskAsync(TunnelRole role) => CommandAsync(FieldPaths.Psk(role), () => drafting.GeneratePskAsync(Id, role, actor, CancellationToken.None));

    /// <summary>Changes answers by a command of its own, after everything typed is stored; they count as mine.</summary>
    public async Task AlterAsync(IEnumerable<string> paths, Func<Actor, Task> command)
    {
        await SaveAsync();
        lock (mine) mine.UnionWith(paths);
        await CommandAsync("", () => command(actor));
    }

    public async Task ResolveAsync(string path, bool mine)
    {
        if (mine) pending.KeepMine(path);
        else pending.TakeTheirs(path);
        await StoreAsync();
        await ReadAsync();
    }

    /// <summary>"Next" was pressed on a step: all its findings are shown from now on.</summary>
    public void PressNext(int step) => pressedNext.Add(step);

    public IReadOnlyList<Diagnostic> ErrorsOf(int step) =>
        [.. Draft.Compilation.Diagnostics.Where(finding => finding.Severity == Severity.Error && StepNumber.Of(Scenario, finding.Path) == step)];

    /// <summary>Errors to show at a field now: once it was left, holds an answer of its own, or "next" was pressed.</summary>
    public IReadOnlyList<Diagnostic> ErrorsAt(string path)
    {
        var isDue = left.Contains(path) || pressedNext.Contains(StepNumber.Of(Scenario, path))
            || (pending.Shown(path) is null && (Stored(path).Length > 0 || Draft.Stored.Draft.Secrets.ContainsKey(path)));
        return isDue ? FindingsAt(path, Severity.Error) : [];
    }

    public IReadOnlyList<Diagnostic> WarningsAt(string path) => FindingsAt(path, Severity.Warning);

    /// <summary>Stores what is pending, then reads the draft again. Reading may wait for the cloud; storing never does.</summary>
    public async Task SaveAsync()
    {
        foreach (var (path, command) in unsent.ToArray()) await CommandAsync(path, command);
        if (await StoreAsync()) await ReadAsync();
    }

    /// <summary>Asks the account what there is to choose from; <paramref name="anew"/> forgets what is known.</summary>
    public async Task LookAroundAsync(bool anew = false)
    {
        if (anew)
        {
            discovery.Forget();
            await ReadAsync();
        }

        Regions = await discovery.TryRegionsAsync(CancellationToken.None);
        if (anew && Instances.Count > 0) await FindInstancesAsync();
        Changed?.Invoke();
    }

    /// <summary>Asks for the instances of both VPCs, as far as they are chosen.</summary>
    public async Task FindInstancesAsync()
    {
        var found = new Dictionary<SideKey, Found<DiscoveredInstance>>();
        foreach (var side in Reading.Sides)
            if (side.Vpc is { } vpc) found[side.Key] = await discovery.TryInstancesAsync(side.RegionId, vpc.Id, CancellationToken.None);
        Instances = found;
        Changed?.Invoke();
    }

    /// <summary>Stores what can be stored, and never throws: the page is on its way out and could tell nobody.</summary>
    public async ValueTask DisposeAsync()
    {
        listening.Dispose();
        await saveTimer.DisposeAsync();
        await rereadTimer.DisposeAsync();
        if (Draft.IsLocked || IsGone) return;
        foreach (var command in unsent.Values) await ReportAsync(command);
        await ReportAsync(StoreAsync);
    }

    private string Stored(string path) => Draft.Stored.Draft.Values.GetValueOrDefault(path) ?? "";

    private IReadOnlyList<Diagnostic> FindingsAt(string path, Severity severity) =>
        [.. Draft.Compilation.Diagnostics.Where(finding => finding.Path == path && finding.Severity == severity)];

    /// <summary>True when there is something to read again.</summary>
    private async Task<bool> StoreAsync()
    {
        await storing.WaitAsync();
        try
        {
            storeFailed = false;
            return await StoreRestAsync();
        }
        catch (DraftLockedException)
        {
            pending.Clear();
            return true;
        }
        catch (DraftGoneException)
        {
            Lose();
            return true;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            storeFailed = true;
            saveTimer.Change(PauseAfterFault, Timeout.InfiniteTimeSpan);
            return true;
        }
        finally
        {
            storing.Release();
        }
    }

    /// <summary>The store takes all or nothing: what a colleague changed is put aside for a decision, and the rest is stored.</summary>
    private async Task<bool> StoreRestAsync()
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var edits = pending.Unsaved();
            if (edits.Count == 0) return !isFirst;
            var theirs = await drafting.SaveAsync(Id, edits, actor, CancellationToken.None);
            if (theirs.Count == 0)
            {
                Remember(edits);
                return true;
            }

            pending.Conflict(theirs);
        }
    }

    private void Remember(IReadOnlyList<FieldEdit> edits)
    {
        pending.Saved(edits);
        lock (mine) mine.UnionWith(edits.Select(edit => edit.Path));
    }

    private async Task CommandAsync(string path, Func<Task> command)
    {
        unsent.TryRemove(path, out _);
        try
        {
            await command();
        }
        catch (DraftLockedException)
        {
            pending.Clear();
        }
        catch (DraftGoneException)
        {
            Lose();
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            // A newer command for the same field has been given in the meantime, or this one is tried again.
            unsent.TryAdd(path, command);
            saveTimer.Change(PauseAfterFault, Timeout.InfiniteTimeSpan);
        }

        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        await reading.WaitAsync();
        try
        {
            if (await drafting.OpenAsync(Id, CancellationToken.None) is { } next) Adopt(next);
            else Lose();
            ReadFailed = false;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            ReadFailed = true;
            rereadTimer.Change(PauseAfterFault, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            reading.Release();
        }

        Changed?.Invoke();
    }

    private void Lose()
    {
        IsGone = true;
        pending.Clear();
        unsent.Clear();
    }

    private async Task ReportAsync(Func<Task> work)
    {
        var done = work();
        await done.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (done.Exception is { } failure) Failed?.Invoke(failure.GetBaseException());
    }

    private void Adopt(OpenDraft next)
    {
        var (before, after) = (Draft.Stored.Draft.Values, next.Stored.Draft.Values);
        var changed = before.Keys.Union(after.Keys).Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path)).ToList();
        List<string> overwritten;
        lock (mine)
        {
            overwritten = [.. changed.Except(mine)];
            ChangedByOthers = changed.Concat(ChangedByOthers).Except(mine).ToHashSet(StringComparer.Ordinal);
            mine.ExceptWith(changed);
        }

        Draft = next;
        pending.Settle(overwritten);
    }
}
