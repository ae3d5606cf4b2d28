using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Rows;
using VpnPortal.Data.Secrets;

namespace VpnPortal.Data.Stores;

/// <summary>A deployment's draft as stored.</summary>
/// <param name="Version">Grows with every save; a plan is only started from the version it was reviewed at.</param>
/// <param name="GeneratedSecrets">Paths of secrets that the portal made.</param>
public sealed record StoredDraft(
    string DeploymentId, string Name, VpnDraft Draft, int Version, DateTimeOffset UpdatedAt, ImmutableHashSet<string> GeneratedSecrets)
{
    /// <summary>Path of a secret to its fingerprint, as the history shows it.</summary>
    public ImmutableDictionary<string, string> Fingerprints { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A draft to store under a new deployment.</summary>
/// <param name="GeneratedSecrets">Paths of secrets that the portal made.</param>
public sealed record NewDraft(string DeploymentId, VpnDraft Draft, ImmutableHashSet<string> GeneratedSecrets, AuditEvent Audit);

/// <summary>One answer to store.</summary>
/// <param name="Before">The text the writer saw; another one in the store means that a colleague was faster.</param>
public sealed record FieldEdit(string Path, string Before, string After);

/// <summary>A run of the draft goes on, so that it cannot be changed; or one was started once, so that it cannot be deleted.</summary>
public sealed class DraftLockedException(string deploymentId)
    : Exception($"The draft of deployment {deploymentId} is locked by a run.");

/// <summary>The draft was deleted meanwhile.</summary>
public sealed class DraftGoneException(string deploymentId) : Exception($"The draft of deployment {deploymentId} does not exist any more.");

/// <summary>Drafts, saved field by field with an audit row in the same transaction.</summary>
public sealed class DraftStore(IDbContextFactory<PortalDbContext> contexts, SecretEnvelope envelope, TimeProvider time)
{
    /// <summary>Stores new deployments with their drafts: all of them or none.</summary>
    public async Task CreateAsync(IReadOnlyList<NewDraft> drafts, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var draft in drafts) Add(context, draft, actor, time.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
    }

    private void Add(PortalDbContext context, NewDraft created, Actor actor, DateTimeOffset now)
    {
        var (deploymentId, draft) = (created.DeploymentId, created.Draft);
        context.Deployments.Add(new DeploymentRow
        {
            Id = deploymentId, Name = NameOf(draft), Scenario = draft.Scenario, DraftJson = Write(draft), DraftVersion = 1,
            CreatedBy = actor.Name, CreatedAt = now, UpdatedAt = now,
        });
        foreach (var (path, secret) in draft.Secrets)
        {
            context.Secrets.Add(new SecretRow
            {
                DeploymentId = deploymentId, Path = path, Envelope = envelope.Seal(secret, SecretEnvelope.PlaceOf(deploymentId, path)),
                Fingerprint = envelope.Fingerprint(secret), Generated = created.GeneratedSecrets.Contains(path), UpdatedAt = now,
            });
        }

        context.AddAudit(now, created.Audit);
    }

    /// <summary>Those answers of every draft that stand under one of the paths.</summary>
    public async Task<IReadOnlyList<string>> AnswersAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Deployments.AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(Read).SelectMany(draft => paths.Select(path => draft.Values.GetValueOrDefault(path)).OfType<string>())];
    }

    /// <summary>The draft with its secrets opened, or null when there is no such deployment.</summary>
    public async Task<StoredDraft?> FindAsync(string deploymentId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Deployments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == deploymentId, cancellationToken);
        if (row is null) return null;
        var secrets = await context.Secrets.AsNoTracking().Where(s => s.DeploymentId == deploymentId).ToListAsync(cancellationToken);
        var draft = Read(row) with
        {
            Secrets = secrets.ToImmutableSortedDictionary(
                s => s.Path, s => envelope.Open(s.Envelope, SecretEnvelope.PlaceOf(deploymentId, s.Path)), StringComparer.Ordinal),
        };
        return new StoredDraft(
            row.Id, row.Name, draft, row.DraftVersion, row.UpdatedAt, [.. secrets.Where(s => s.Generated).Select(s => s.Path)])
        {
            Fingerprints = secrets.ToImmutableDictionary(s => s.Path, s => s.Fingerprint, StringComparer.Ordinal),
        };
    }

    /// <summary>Stores answers; all or, when one of them was changed meanwhile, none.</summary>
    /// <returns>The answers that a colleague changed meanwhile, with their present text; empty when all was stored.</returns>
    /// <exception cref="DraftLockedException">A run was started from the draft.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted the draft.</exception>
    public async Task<IReadOnlyList<FieldEdit>> SaveAsync(
        string deploymentId, IReadOnlyList<FieldEdit> edits, Func<IReadOnlyList<FieldChange>, AuditEvent> audit, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var row = await OpenAsync(context, deploymentId, cancellationToken);
            var draft = Read(row);
            var conflicts = edits.Select(edit => edit with { Before = draft.Values.GetValueOrDefault(edit.Path) ?? "" })
                .Zip(edits).Where(pair => pair.First.Before != pair.Second.Before && pair.First.Before != pair.Second.After)
                .Select(pair => pair.First).ToList();
            if (conflicts.Count > 0) return conflicts;
            var changes = edits.Where(edit => edit.Before != edit.After)
                .Select(edit => new FieldChange(edit.Path, edit.Before, edit.After)).ToList();
            if (changes.Count == 0) return [];
            Store(row, edits.Aggregate(draft, (now, edit) => now.With(edit.Path, edit.After)));
            context.AddAudit(row.UpdatedAt, audit(changes));
            if (await TrySaveAsync(context, cancellationToken)) return [];
        }
    }

    /// <summary>Stores a secret; the history gets fingerprints.</summary>
    /// <exception cref="DraftLockedException">A run was started from the draft.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted the draft.</exception>
    public async Task SaveSecretAsync(
        string deploymentId, string path, PresharedKey secret, bool generated, Func<FieldChange, AuditEvent> audit, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var row = await OpenAsync(context, deploymentId, cancellationToken);
            var stored = await context.Secrets.FindAsync([deploymentId, path], cancellationToken);
            var before = stored?.Fingerprint;
            if (stored is null)
            {
                stored = new SecretRow { DeploymentId = deploymentId, Path = path, Envelope = [], Fingerprint = "" };
                context.Secrets.Add(stored);
            }

            Store(row, Read(row));
            stored.Envelope = envelope.Seal(secret, SecretEnvelope.PlaceOf(deploymentId, path));
            stored.Fingerprint = envelope.Fingerprint(secret);
            stored.Generated = generated;
            stored.UpdatedAt = row.UpdatedAt;
            context.AddAudit(row.UpdatedAt, audit(new FieldChange(path, before, stored.Fingerprint)));
            if (await TrySaveAsync(context, cancellationToken)) return;
        }
    }

    /// <summary>Deletes a deployment that was never run.</summary>
    /// <exception cref="DraftLockedException">It has a run, and so a history of resources.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted it already.</exception>
    public async Task DeleteAsync(string deploymentId, AuditEvent audit, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var row = await OpenAsync(context, deploymentId, cancellationToken);
            if (row.LatestRunId is not null) throw new DraftLockedException(deploymentId);
            context.Secrets.RemoveRange(context.Secrets.Where(s => s.DeploymentId == deploymentId));
            context.Deployments.Remove(row);
            context.AddAudit(time.GetUtcNow(), audit);
            if (await TrySaveAsync(context, cancellationToken)) return;
        }
    }

    /// <summary>The row to change, read anew for every try: what locks a draft may happen between two of them.</summary>
    private static async Task<DeploymentRow> OpenAsync(PortalDbContext context, string deploymentId, CancellationToken cancellationToken)
    {
        var row = await context.Deployments.SingleOrDefaultAsync(d => d.Id == deploymentId, cancellationToken) ?? throw new DraftGoneException(deploymentId);
        return await context.Runs.AnyAsync(run => run.DeploymentId == deploymentId && run.FinishedAt == null, cancellationToken)
            ? throw new DraftLockedException(deploymentId) : row;
    }

    private void Store(DeploymentRow row, VpnDraft draft)
    {
        row.DraftJson = Write(draft);
        row.Name = NameOf(draft);
        row.DraftVersion++;
        row.UpdatedAt = time.GetUtcNow();
    }

    /// <summary>False when somebody saved another field in between; the caller reads again and repeats.</summary>
    private static async Task<bool> TrySaveAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || StorageFault.IsTaken(exception))
        {
            return false;
        }
    }

    private static string NameOf(VpnDraft draft) => draft.Values.GetValueOrDefault(FieldPaths.Name) ?? "";

    private static string Write(VpnDraft draft) => JsonSerializer.Serialize(draft.Values, Json.Options);

    private static VpnDraft Read(DeploymentRow row) => VpnDraft.Empty(row.Scenario) with
    {
        Values = JsonSerializer.Deserialize<Dictionary<string, string>>(row.DraftJson, Json.Options)!
            .ToImmutableSortedDictionary(StringComparer.Ordinal),
    };
}
