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
/// <param name="IsLocked">A run of it goes on; it can be read but not changed.</param>
/// <param name="IsBuilt">Something of it stands: what is changed now reaches the cloud with the next run.</param>
public sealed record OpenDraft(StoredDraft Stored, DraftReading Reading, Compilation Compilation, Discovered Discovered, bool IsLocked, bool IsBuilt);

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

    /// <summary>Starts a draft with example 1 of the source documents and static routes.</summary>
    public Task<string> CreateExampleAsync(Actor actor, CancellationToken cancellationToken) =>
        CreateExampleAsync(DraftExamples.VpcToVpc, actor, cancellationToken);

    /// <summary>Starts a draft with an example of the source documents. While the account cannot be asked, what it has stays open to choose later.</summary>
    public async Task<string> CreateExampleAsync(DraftExample example, Actor actor, CancellationToken cancellationToken)
    {
        var discovered = await discovery.LandscapesAsync([example.RegionId], cancellationToken);
        var draft = example.Answers(discovered.Landscapes.GetValueOrDefault(example.RegionId)).Aggregate(
            VpnDraft.Empty(example.Scenario), (now, answer) => now.With(answer.Key, answer.Value));
        return await CreateAsync(draft, AuditCodes.ExampleLoaded, actor, cancellationToken);
    }

    /// <summary>The draft with its findings, or null when there is no such deployment.</summary>
    public Task<OpenDraft?> OpenAsync(string deploymentId, CancellationToken cancellationToken) =>
        OpenAsync(deploymentId, Preflight.None, cancellationToken);

    /// <summary>The same for a review: of a draft that is built the account is asked, too.</summary>
    public Task<OpenDraft?> OpenForReviewAsync(string deploymentId, CancellationToken cancellationToken) =>
        OpenAsync(deploymentId, Preflight.Change, cancellationToken);

    /// <summary>The same with everything asked from the cloud anew, for a decision about money.</summary>
    public Task<OpenDraft?> OpenAnewAsync(string deploymentId, CancellationToken cancellationToken)
    {
        discovery.Forget();
        return OpenForReviewAsync(deploymentId, cancellationToken);
    }

    /// <summary>Stores answers; all, or none when a colleague changed one of them meanwhile.</summary>
    /// <returns>The answers that a colleague changed, with their present text.</returns>
    /// <exception cref="DraftLockedException">A run of the draft goes on.</exception>
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
    /// <exception cref="DraftLockedException">A run of the draft goes on.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted the draft.</exception>
    public Task SavePskAsync(string deploymentId, string path, PresharedKey key, Actor actor, CancellationToken cancellationToken) =>
        SavePskAsync(deploymentId, path, key, generated: false, actor, cancellationToken);

    /// <summary>Replaces a pre-shared key by a generated one.</summary>
    public Task GeneratePskAsync(string deploymentId, TunnelRole role, Actor actor, CancellationToken cancellationToken) =>
        GeneratePskAsync(deploymentId, FieldPaths.Psk(role), actor, cancellationToken);

    /// <summary>Replaces the pre-shared key of a path by a generated one.</summary>
    /// <exception cref="DraftLockedException">A run of the draft goes on.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted the draft.</exception>
    public Task GeneratePskAsync(string deploymentId, string path, Actor actor, CancellationToken cancellationToken) =>
        SavePskAsync(deploymentId, path, GeneratePsk(), generated: true, actor, cancellationToken);

    /// <summary>Deletes a draft that was never run.</summary>
    /// <exception cref="DraftLockedException">It was run once, and so has a history of resources.</exception>
    /// <exception cref="DraftGoneException">A colleague deleted the draft.</exception>
    public async Task DeleteAsync(string deploymentId, Actor actor, CancellationToken cancellationToken)
    {
        var name = (await deployments.FindAsync(deploymentId, cancellationToken))?.Name;
        await drafts.DeleteAsync(deploymentId, Audit(AuditCodes.DraftDeleted, deploymentId, name, actor), cancellationToken);
        notifier.Notify(ChangeNotifier.Deployment(deploymentId));
        notifier.Notify(ChangeNotifier.Deployments);
    }

    /// <summary>Starts several drafts at once: all of them or none. Pre-shared keys that they lack are generated.</summary>
    /// <param name="detail">More for the lines of history, for example what they were made from.</param>
    /// <returns>The deployments' ids in the same order.</returns>
    public async Task<IReadOnlyList<string>> CreateAsync(
        IReadOnlyList<VpnDraft> answers, AuditCode code, Actor actor, CancellationToken cancellationToken, string? detail = null)
    {
        var created = answers.Select(draft => WithKeys(draft, code, actor, detail)).ToList();
        await drafts.CreateAsync(created, actor, cancellationToken);
        notifier.Notify(ChangeNotifier.Deployments);
        return [.. created.Select(draft => draft.DeploymentId)];
    }

    /// <summary>Starts one draft; see the other.</summary>
    internal async Task<string> CreateAsync(
        VpnDraft draft, AuditCode code, Actor actor, CancellationToken cancellationToken, string? detail = null) =>
        (await CreateAsync([draft], code, actor, cancellationToken, detail))[0];

    private static NewDraft WithKeys(VpnDraft draft, AuditCode code, Actor actor, string? detail)
    {
        var lacking = DraftFields.Of(draft.Scenario).Where(field => field.IsSecret && !draft.Secrets.ContainsKey(field.Path)).Select(field => field.Path).ToList();
        var withKeys = lacking.Aggregate(draft, (now, path) => now.With(path, GeneratePsk()));
        var id = Identifiers.New();
        var audit = Audit(code, id, draft.Values.GetValueOrDefault(FieldPaths.Name), actor) with { Detail = detail };
        return new NewDraft(id, withKeys, [.. lacking], audit);
    }

    /// <param name="whenBuilt">What is asked of the account where something is built already; while nothing is, everything.</param>
    private async Task<OpenDraft?> OpenAsync(string deploymentId, Preflight whenBuilt, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(deploymentId, cancellationToken) is not { } stored) return null;
        var isLocked = await IsLockedAsync(deploymentId, cancellationToken);
        var made = await MadeAsync(deploymentId, cancellationToken);
        var isBuilt = isLocked || made.Count > 0;
        var preflight = isLocked ? Preflight.None : isBuilt ? whenBuilt : Preflight.FirstRun;
        var discovered = await discovery.OfDraftAsync(stored.Draft, withAccount: preflight != Preflight.None, cancellationToken);
        // What a deployment made itself is not in its way.
        if (isBuilt) discovered = discovered.Without(made);
        return new OpenDraft(
            stored, new DraftReading(stored.Draft, discovered.Landscapes), DraftCompiler.Compile(stored.Draft, discovered.Landscapes, preflight),
            discovered, isLocked, isBuilt);
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

    private async Task<IReadOnlySet<string>> MadeAsync(string deploymentId, CancellationToken cancellationToken) =>
        (await deployments.LedgerAsync(deploymentId, cancellationToken)).Select(made => made.CloudId).ToHashSet(StringComparer.Ordinal);

    private async Task<bool> IsLockedAsync(string deploymentId, CancellationToken cancellationToken) =>
        await deployments.FindAsync(deploymentId, cancellationToken) is { RunId: not null, RunFinishedAt: null };

    private static AuditEvent Audit(AuditCode code, string deploymentId, string? name, Actor actor) =>
        new(code, actor, new Subject("deployment", deploymentId, name ?? "")) { DeploymentId = deploymentId };

    /// <summary>32 × [A-Za-z0-9], a letter first: about 190 bits, and every device can hold it.</summary>
    internal static PresharedKey GeneratePsk() =>
        new(RandomNumberGenerator.GetString(PskAlphabet.AsSpan(0, Letters), 1) + RandomNumberGenerator.GetString(PskAlphabet, PskLength - 1));
}
