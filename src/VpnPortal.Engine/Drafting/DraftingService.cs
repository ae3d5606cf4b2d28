using System.Security.Cryptography;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Validation;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Discovery;

namespace VpnPortal.Engine.Drafting;

/// <summary>A draft with everything the wizard shows of it.</summary>
/// <param name="Stored">The draft as stored.</param>
/// <param name="Reading">The same, read against the landscape.</param>
/// <param name="Compilation">The topology, or why not.</param>
/// <param name="Discovered">What there is to choose from.</param>
/// <param name="IsLocked">A run was started from it; it can be read but not changed.</param>
public sealed record OpenDraft(StoredDraft Stored, DraftReading Reading, Compilation Compilation, Discovered Discovered, bool IsLocked);

/// <summary>Commands on drafts. Every command names its actor and leaves a line of history.</summary>
public sealed class DraftingService(DraftStore drafts, DiscoveryService discovery, DeploymentsQuery deployments, ChangeNotifier notifier)
{
    private const string PskAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Letters = 52;
    private const int PskLength = 32;

    /// <summary>Starts a draft. Both pre-shared keys are generated at once, so that nobody has to invent one.</summary>
    /// <returns>The deployment's id.</returns>
    public async Task<string> CreateAsync(string scenario, string name, Actor actor, CancellationToken cancellationToken)
    {
        var draft = VpnDraft.Empty(scenario).With(FieldPaths.Name, name);
        return await CreateAsync(draft, AuditCodes.DraftCreated, actor, cancellationToken);
    }

    /// <summary>Starts a draft with example 1 of the source document. While the account cannot be asked, its VPCs stay open to choose later.</summary>
    public async Task<string> CreateExampleAsync(Actor actor, CancellationToken cancellationToken)
    {
        var discovered = await discovery.LandscapesAsync([ExampleOne.RegionId], cancellationToken);
        var draft = ExampleOne.Answers(discovered.Landscapes.GetValueOrDefault(ExampleOne.RegionId)).Aggregate(
            VpnDraft.Empty(VpcToVpcFields.Scenario), (now, answer) => now.With(answer.Key, answer.Value));
        return await CreateAsync(draft, AuditCodes.ExampleLoaded, actor, cancellationToken);
    }

    /// <summary>The draft with its findings, or null when there is no such deployment.</summary>
    public async Task<OpenDraft?> OpenAsync(string deploymentId, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(deploymentId, cancellationToken) is not { } stored) return null;
        var regions = SideKeys.Both.Select(side => stored.Draft.Values.GetValueOrDefault(FieldPaths.Region(side)) ?? "");
        var discovered = await discovery.LandscapesAsync(regions, cancellationToken);
        return new OpenDraft(
            stored, new DraftReading(stored.Draft, discovered.Landscapes), DraftCompiler.Compile(stored.Draft, discovered.Landscapes),
            discovered, await IsLockedAsync(deploymentId, cancellationToken));
    }

    /// <summary>Stores answers; all, or none when a colleague changed one of them meanwhile.</summary>
    /// <returns>The answers that a colleague changed, with their present text.</returns>
    /// <exception cref="DraftLockedException">A run was started from the draft.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted the draft.</exception>
    public async Task<IReadOnlyList<FieldEdit>> SaveAsync(
        string deploymentId, IReadOnlyList<FieldEdit> edits, Actor actor, CancellationToken cancellationToken)
    {
        await RefuseLockedAsync(deploymentId, cancellationToken);
        if (await drafts.FindAsync(deploymentId, cancellationToken) is not { } stored) throw new DraftGoneException(deploymentId);
        var unknown = edits.FirstOrDefault(edit => DraftFields.Find(stored.Draft.Scenario, edit.Path) is null or { IsSecret: true });
        if (unknown is not null) throw new ArgumentException($"'{unknown.Path}' is not a field of this draft.", nameof(edits));
        var name = edits.FirstOrDefault(edit => edit.Path == FieldPaths.Name)?.After;
        var conflicts = await drafts.SaveAsync(
            deploymentId, edits, changes => Audit(AuditCodes.DraftEdited, deploymentId, name, actor) with { Changes = changes }, cancellationToken);
        if (conflicts.Count == 0) notifier.Notify(ChangeNotifier.Deployment(deploymentId));
        return conflicts;
    }

    /// <summary>Stores a typed pre-shared key, valid or not; the rules say what is wrong with it.</summary>
    public Task SavePskAsync(string deploymentId, TunnelRole role, PresharedKey key, Actor actor, CancellationToken cancellationToken) =>
        SavePskAsync(deploymentId, FieldPaths.Psk(role), key, actor, cancellationToken);

    /// <summary>Stores a typed pre-shared key under its path, valid or not.</summary>
    /// <exception cref="DraftLockedException">A run was started from the draft.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted the draft.</exception>
    public Task SavePskAsync(string deploymentId, string path, PresharedKey key, Actor actor, CancellationToken cancellationToken) =>
        SavePskAsync(deploymentId, path, key, generated: false, actor, cancellationToken);

    /// <summary>Replaces a pre-shared key by a generated one.</summary>
    public Task GeneratePskAsync(string deploymentId, TunnelRole role, Actor actor, CancellationToken cancellationToken) =>
        GeneratePskAsync(deploymentId, FieldPaths.Psk(role), actor, cancellationToken);

    /// <summary>Replaces the pre-shared key of a path by a generated one.</summary>
    /// <exception cref="DraftLockedException">A run was started from the draft.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted the draft.</exception>
    public Task GeneratePskAsync(string deploymentId, string path, Actor actor, CancellationToken cancellationToken) =>
        SavePskAsync(deploymentId, path, GeneratePsk(), generated: true, actor, cancellationToken);

    /// <summary>Deletes a draft that was never run.</summary>
    /// <exception cref="DraftLockedException">A run was started from the draft.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted the draft.</exception>
    public async Task DeleteAsync(string deploymentId, Actor actor, CancellationToken cancellationToken)
    {
        await RefuseLockedAsync(deploymentId, cancellationToken);
        var name = (await deployments.FindAsync(deploymentId, cancellationToken))?.Name;
        await drafts.DeleteAsync(deploymentId, Audit(AuditCodes.DraftDeleted, deploymentId, name, actor), cancellationToken);
        notifier.Notify(ChangeNotifier.Deployment(deploymentId));
        notifier.Notify(ChangeNotifier.Deployments);
    }

    /// <summary>Stores a draft as a new deployment. Pre-shared keys that it lacks are generated.</summary>
    /// <param name="detail">More for the line of history, for example what it was made from.</param>
    internal async Task<string> CreateAsync(
        VpnDraft draft, AuditCode code, Actor actor, CancellationToken cancellationToken, string? detail = null)
    {
        var lacking = DraftFields.Of(draft.Scenario).Where(field => field.IsSecret && !draft.Secrets.ContainsKey(field.Path)).Select(field => field.Path).ToList();
        var withKeys = lacking.Aggregate(draft, (now, path) => now.With(path, GeneratePsk()));
        var id = Identifiers.New();
        var name = draft.Values.GetValueOrDefault(FieldPaths.Name);
        await drafts.CreateAsync(id, withKeys, [.. lacking], actor, Audit(code, id, name, actor) with { Detail = detail }, cancellationToken);
        notifier.Notify(ChangeNotifier.Deployments);
        return id;
    }

    private async Task SavePskAsync(
        string deploymentId, string path, PresharedKey key, bool generated, Actor actor, CancellationToken cancellationToken)
    {
        await RefuseLockedAsync(deploymentId, cancellationToken);
        await drafts.SaveSecretAsync(
            deploymentId, path, key, generated,
            change => Audit(AuditCodes.DraftEdited, deploymentId, null, actor) with { Changes = [change] }, cancellationToken);
        notifier.Notify(ChangeNotifier.Deployment(deploymentId));
    }

    private async Task RefuseLockedAsync(string deploymentId, CancellationToken cancellationToken)
    {
        if (await IsLockedAsync(deploymentId, cancellationToken)) throw new DraftLockedException(deploymentId);
    }

    private async Task<bool> IsLockedAsync(string deploymentId, CancellationToken cancellationToken) =>
        (await deployments.FindAsync(deploymentId, cancellationToken))?.RunId is not null;

    private static AuditEvent Audit(AuditCode code, string deploymentId, string? name, Actor actor) =>
        new(code, actor, new Subject("deployment", deploymentId, name ?? "")) { DeploymentId = deploymentId };

    /// <summary>32 × [A-Za-z0-9], a letter first: about 190 bits, and every device can hold it.</summary>
    private static PresharedKey GeneratePsk() =>
        new(RandomNumberGenerator.GetString(PskAlphabet.AsSpan(0, Letters), 1) + RandomNumberGenerator.GetString(PskAlphabet, PskLength - 1));
}
