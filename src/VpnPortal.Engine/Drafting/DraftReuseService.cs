using VpnPortal.Core.Auditing;
using VpnPortal.Core.Documents;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Documents;

namespace VpnPortal.Engine.Drafting;

/// <summary>What an import gave.</summary>
/// <param name="DeploymentId">The new draft, or null when the document has problems and nothing was stored.</param>
public sealed record ImportResult(string? DeploymentId, EquatableArray<DocumentProblem> Problems);

/// <summary>A draft as a file.</summary>
public sealed record DraftFile(string Name, string MediaType, string Content);

/// <summary>Makes drafts of what is there already: of documents, of other deployments, of the same answers in another region.</summary>
public sealed class DraftReuseService(DraftingService drafting, DraftStore drafts, DeploymentsQuery deployments, ChangeNotifier notifier)
{
    /// <summary>Makes a draft of a document. It may hold pre-shared keys; those that it lacks are generated.</summary>
    public async Task<ImportResult> ImportAsync(string text, DocumentFormat format, Actor actor, CancellationToken cancellationToken)
    {
        var (draft, problems) = format.Read(text);
        if (draft is null) return new ImportResult(null, problems);
        return new ImportResult(await drafting.CreateAsync(draft, AuditCodes.DraftImported, actor, cancellationToken, format.Extension()), default);
    }

    /// <summary>The draft as a file without its pre-shared keys, or null when there is no such deployment.</summary>
    public async Task<DraftFile?> ExportAsync(string deploymentId, DocumentFormat format, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(deploymentId, cancellationToken) is not { } stored) return null;
        var name = new string([.. stored.Name.Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_')]);
        return new DraftFile(
            $"{(name.Length == 0 ? deploymentId : name)}.draft.{format.Extension()}", format.MediaType(), format.Write(stored.Draft));
    }

    /// <summary>Makes a draft with the same answers, other keys and a name that is free.</summary>
    /// <returns>The new draft, or null when there is no such deployment.</returns>
    public async Task<string?> CloneAsync(string deploymentId, Actor actor, CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(deploymentId, cancellationToken) is not { } stored) return null;
        var taken = (await deployments.ListAsync(cancellationToken)).Select(item => item.Name).ToHashSet(StringComparer.Ordinal);
        var draft = stored.Draft with { Secrets = stored.Draft.Secrets.Clear() };
        return await drafting.CreateAsync(
            draft.With(FieldPaths.Name, FreeName.Of(stored.Name, taken)), AuditCodes.DraftCloned, actor, cancellationToken,
            stored.Name.Length == 0 ? deploymentId : stored.Name);
    }

    /// <summary>Moves a draft to another region; VPCs and vSwitches are to be chosen again, everything else stays.</summary>
    /// <param name="only">Path of the region to change; null changes all regions of the draft.</param>
    /// <exception cref="DraftLockedException">A run was started from the draft.</exception>
    /// <exception cref="DraftGoneException">There is no such draft.</exception>
    public async Task SwapRegionAsync(string deploymentId, string regionId, string? only, Actor actor, CancellationToken cancellationToken)
    {
        IReadOnlyList<FieldEdit> overtaken;
        do
        {
            var stored = await drafts.FindAsync(deploymentId, cancellationToken) ?? throw new DraftGoneException(deploymentId);
            var edits = RegionSwap.Of(stored.Draft, regionId, only)
                .Select(answer => new FieldEdit(answer.Key, stored.Draft.Values.GetValueOrDefault(answer.Key) ?? "", answer.Value)).ToList();
            var audit = new AuditEvent(AuditCodes.RegionSwapped, actor, new Subject("deployment", deploymentId, stored.Name))
            {
                DeploymentId = deploymentId, Detail = regionId,
            };
            overtaken = await drafts.SaveAsync(deploymentId, edits, changes => audit with { Changes = changes }, cancellationToken);
        }
        while (overtaken.Count > 0); // A colleague changed one of them in between: what is moved is what stands there now.

        notifier.Notify(ChangeNotifier.Deployment(deploymentId));
        notifier.Notify(ChangeNotifier.Deployments);
    }
}
