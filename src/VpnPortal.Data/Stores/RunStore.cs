using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Stores;

/// <summary>A run with its frozen plan and its journal.</summary>
public sealed record StoredRun(
    string Id, string DeploymentId, Plan Plan, string StartedBy, DateTimeOffset StartedAt, IReadOnlyList<RunEvent> Events)
{
    /// <summary>The journal, folded.</summary>
    public RunState State { get; } = RunState.Fold(Plan, Events);
}

/// <summary>A journal entry with what belongs into its transaction.</summary>
/// <param name="Event">The entry.</param>
/// <param name="Audit">The line of history that tells of it, if any.</param>
/// <param name="Made">The resource that the cloud made, for the ledger.</param>
/// <param name="Removed">Address of a resource that is gone, and with it its row of the ledger.</param>
public sealed record JournalEntry(RunEvent Event, AuditEvent? Audit = null, MadeResource? Made = null, ResourceAddress? Removed = null);

/// <summary>A run that is to be started.</summary>
/// <param name="DraftVersion">Version of the draft that was reviewed.</param>
/// <param name="Former">What stands already, as the plan assumes.</param>
public sealed record NewRun(string Id, string DeploymentId, int DraftVersion, Plan Plan, EquatableArray<FormerOutputs> Former);

/// <summary>A resource that the portal made or found again.</summary>
public sealed record MadeResource(ResourceAddress Address, string RegionId, string CloudId);

/// <summary>The journal was written by somebody else since it was read: this writer must stop.</summary>
public sealed class JournalConflictException(string runId, Exception inner)
    : Exception($"Another writer appended to the journal of run {runId}.", inner);

/// <summary>Runs and their append-only journals.</summary>
public sealed class RunStore(IDbContextFactory<PortalDbContext> contexts, JournalMeter meter, TimeProvider time)
{
    /// <summary>Doubled up to the longest: together 25 seconds, in which a server restarts.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(25);

    /// <summary>Stores a run with its plan and first journal entry, provided that the draft is still at the reviewed version.</summary>
    /// <param name="timeScale">Pace of the connected cloud's clock, see <see cref="RunStarted"/>.</param>
    /// <returns>False when the draft changed since or was deleted, or another run of the deployment is not finished.</returns>
    public async Task<bool> TryCreateAsync(NewRun run, AuditEvent audit, double timeScale, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Deployments.SingleOrDefaultAsync(d => d.Id == run.DeploymentId, cancellationToken) is not { } deployment) return false;
        var running = await context.Runs.AnyAsync(other => other.DeploymentId == run.DeploymentId && other.FinishedAt == null, cancellationToken);
        if (deployment.DraftVersion != run.DraftVersion || running) return false;
        var now = time.GetUtcNow();
        deployment.LatestRunId = run.Id;
        deployment.DraftVersion++;
        context.Runs.Add(new RunRow
        {
            Id = run.Id, DeploymentId = run.DeploymentId, PlanHash = run.Plan.Hash, PlanJson = run.Plan.ToJson(), StartedBy = audit.Actor.Name, StartedAt = now,
        });
        context.RunEvents.Add(Row(run.Id, 1, new RunStarted(now, timeScale, run.Former)));
        context.AddAudit(now, audit);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>A run with its journal, or null.</summary>
    public async Task<StoredRun?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Runs.AsNoTracking().FirstOrDefaultAsync(run => run.Id == runId, cancellationToken);
        return row is null ? null : await ReadAsync(context, row, cancellationToken);
    }

    /// <summary>All runs of a deployment with their journals, oldest first.</summary>
    public async Task<IReadOnlyList<StoredRun>> OfDeploymentAsync(string deploymentId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Runs.AsNoTracking().Where(run => run.DeploymentId == deploymentId).OrderBy(run => run.StartedAt).ToListAsync(cancellationToken);
        var runs = new List<StoredRun>();
        foreach (var row in rows) runs.Add(await ReadAsync(context, row, cancellationToken));
        return runs;
    }

    /// <summary>The latest runs of all deployments that go on or have ended undone, with their journals.</summary>
    public async Task<IReadOnlyList<StoredRun>> UndoneAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Runs.AsNoTracking()
            .Where(run => run.Succeeded != true && context.Deployments.Any(deployment => deployment.LatestRunId == run.Id)).ToListAsync(cancellationToken);
        var runs = new List<StoredRun>();
        foreach (var row in rows) runs.Add(await ReadAsync(context, row, cancellationToken));
        return runs;
    }

    /// <summary>Journal entries after that sequence, oldest first.</summary>
    public async Task<IReadOnlyList<RunEvent>> SinceAsync(string runId, int sequence, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var events = await context.RunEvents.AsNoTracking().Where(e => e.RunId == runId && e.Sequence > sequence).OrderBy(e => e.Sequence)
            .Select(e => e.Json).ToListAsync(cancellationToken);
        return [.. events.Select(json => JsonSerializer.Deserialize<RunEvent>(json, Json.Options)!)];
    }

    /// <summary>Runs that the portal still has to carry on.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Runs.Where(run => run.FinishedAt == null).Select(run => run.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Appends one entry; see the other.</summary>
    /// <exception cref="JournalConflictException">The sequence is taken.</exception>
    public Task AppendAsync(string runId, string deploymentId, int sequence, JournalEntry entry, CancellationToken cancellationToken) =>
        AppendAsync(runId, deploymentId, sequence, [entry], cancellationToken);

    /// <summary>
    /// Appends entries after <paramref name="sequence"/>, with their audit lines and ledger rows, or nothing at all. While the server restarts
    /// it tries again: an entry has a place of its own, so that none can be stored twice.
    /// </summary>
    /// <exception cref="JournalConflictException">The sequence is taken.</exception>
    public async Task AppendAsync(
        string runId, string deploymentId, int sequence, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var pause = FirstPause; ; pause *= 2)
        {
            try
            {
                await AppendOnceAsync(runId, deploymentId, sequence, entries, cancellationToken);
                foreach (var entry in entries) meter.Appended(entry.Event, time.GetElapsedTime(began));
                return;
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || StorageFault.IsTaken(exception))
            {
                if (await StoredAsync(runId, sequence + 1, cancellationToken) is not { } stored) throw;
                // The answer of an earlier attempt was lost, but the entries were stored, the first with all others.
                if (stored == Row(runId, sequence + 1, entries[0].Event).Json) return;
                throw new JournalConflictException(runId, exception);
            }
            catch (Exception exception) when (StorageFault.Passes(exception) && pause < LongestPause)
            {
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    private async Task AppendOnceAsync(
        string runId, string deploymentId, int sequence, IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var entry in entries) await AddAsync(context, runId, deploymentId, ++sequence, entry, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static async Task AddAsync(
        PortalDbContext context, string runId, string deploymentId, int sequence, JournalEntry entry, CancellationToken cancellationToken)
    {
        context.RunEvents.Add(Row(runId, sequence, entry.Event));
        if (entry.Audit is not null) context.AddAudit(entry.Event.At, entry.Audit);
        if (entry.Made is not null) await AddToLedgerAsync(context, runId, deploymentId, entry.Event.At, entry.Made, cancellationToken);
        if (entry.Removed is { } removed)
            context.Resources.RemoveRange(context.Resources.Where(row => row.DeploymentId == deploymentId && row.Address == removed.Value));
        if (entry.Event is RunFinished or RunResumed)
        {
            var row = await context.Runs.SingleAsync(run => run.Id == runId, cancellationToken);
            row.FinishedAt = (entry.Event as RunFinished)?.At;
            row.Succeeded = (entry.Event as RunFinished)?.Succeeded;
        }
    }

    private async Task<string?> StoredAsync(string runId, int sequence, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.RunEvents.Where(row => row.RunId == runId && row.Sequence == sequence).Select(row => row.Json).FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<StoredRun> ReadAsync(PortalDbContext context, RunRow row, CancellationToken cancellationToken)
    {
        var events = await context.RunEvents.AsNoTracking().Where(e => e.RunId == row.Id).OrderBy(e => e.Sequence)
            .Select(e => e.Json).ToListAsync(cancellationToken);
        return new StoredRun(
            row.Id, row.DeploymentId, Plan.FromJson(row.PlanJson), row.StartedBy, row.StartedAt,
            [.. events.Select(json => JsonSerializer.Deserialize<RunEvent>(json, Json.Options)!)]);
    }

    private static async Task AddToLedgerAsync(
        PortalDbContext context, string runId, string deploymentId, DateTimeOffset at, MadeResource made, CancellationToken cancellationToken)
    {
        var row = await context.Resources.FindAsync([deploymentId, made.Address.Value], cancellationToken);
        if (row is null)
        {
            context.Resources.Add(new ResourceRow
            {
                DeploymentId = deploymentId, Address = made.Address.Value, RegionId = made.RegionId, CloudId = made.CloudId, RunId = runId, CreatedAt = at,
            });
        }
        else if (row.CloudId != made.CloudId)
        {
            // The one that was made before has vanished; only what exists may be deleted some day.
            (row.CloudId, row.RunId, row.CreatedAt) = (made.CloudId, runId, at);
        }
    }

    private static RunEventRow Row(string runId, int sequence, RunEvent next) =>
        new() { RunId = runId, Sequence = sequence, Json = JsonSerializer.Serialize(next, Json.Options), At = next.At };
}
