using System.Collections.Immutable;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Validation;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Runs;

namespace VpnPortal.Engine.Provisioning;

/// <summary>What would be done if the operator agreed now.</summary>
/// <param name="Draft">The draft it was made from, at the version that a start must name.</param>
/// <param name="Topology">The checked topology, null when there are errors.</param>
/// <param name="Diff">The plan as the difference to what stands, null when there are errors.</param>
/// <param name="Inventory">What stands.</param>
/// <param name="Diagnostics">All findings.</param>
public sealed record Review(OpenDraft Draft, ValidatedTopology? Topology, PlanDiff? Diff, Inventory Inventory, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The steps that are needed, null when there are errors.</summary>
    public Plan? Plan => Diff?.Plan;

    /// <summary>Both ends side by side, with the addresses of gateways that stand already; empty while there are errors.</summary>
    public IReadOnlyList<AgreementRow> Agreement => Topology is null ? [] : AgreementMatrix.Of(
        Topology.Scenario, Draft.Stored.Fingerprints,
        (side, role) => Inventory.OutputOf(ResourceAddress.VpnGateway(side), OutputKeys.AddressOf(Topology.Scenario, role)));

    /// <summary>
    /// Nothing has to be done, and yet the latest run led to something else: somebody changed the cloud and the draft says the same by now.
    /// A run without steps records it, so that pages and exports speak of what stands.
    /// </summary>
    public bool IsUnrecorded => Diff is { IsEmpty: true } && Topology is not null && PlanDiff.IsAhead(Topology, Inventory.Design, Draft.Stored.Fingerprints);
}

/// <summary>Why a run was not started. Closed.</summary>
public enum StartRefusal
{
    /// <summary>The draft has errors.</summary>
    HasErrors,

    /// <summary>The draft or the plan is not the reviewed one any more; review again.</summary>
    Changed,

    /// <summary>A run of the deployment goes on.</summary>
    AlreadyRun,

    /// <summary>The latest run may have made something without anybody knowing; go on with that run until it is settled.</summary>
    Unresolved,

    /// <summary>What stands is what is wanted.</summary>
    NothingToDo,

    /// <summary>The draft is sound, but the account does not allow its plan now: a quota, a permission, the role, an unpaid bill.</summary>
    AccountNotReady,

    /// <summary>What was typed is not the deployment's name.</summary>
    OtherName,

    /// <summary>The portal's disk is too full, or takes no writes, to begin something that has to be written down.</summary>
    StorageShort,
}

/// <summary>Outcome of a start.</summary>
public sealed record StartResult(string? RunId, StartRefusal? Refusal)
{
    /// <summary>The errors that stand in the way.</summary>
    public ImmutableArray<Diagnostic> Problems { get; init; } = [];
}

/// <summary>Reviews and starts runs. The only way to make anything in the cloud.</summary>
public sealed class ProvisioningService(DraftingService drafting, InventoryReader inventories, RunLauncher launcher, AuditStore audits)
{
    /// <summary>Compiles the draft as it stands and plans what it takes to get there, or null when there is no such deployment.</summary>
    public async Task<Review?> ReviewAsync(string deploymentId, CancellationToken cancellationToken) =>
        await drafting.OpenForReviewAsync(deploymentId, cancellationToken) is { } draft ? await ReviewOfAsync(draft, cancellationToken) : null;

    /// <summary>
    /// Starts a run of exactly the plan that was reviewed. The account is asked anew, so that what changed since the review is
    /// refused here and not by the cloud, halfway.
    /// </summary>
    /// <param name="draftVersion">Version of the reviewed draft.</param>
    /// <param name="planHash">Hash of the reviewed plan.</param>
    public async Task<StartResult> StartAsync(
        string deploymentId, int draftVersion, string planHash, Actor actor, CancellationToken cancellationToken)
    {
        var draft = await drafting.OpenAnewAsync(deploymentId, cancellationToken)
            ?? throw new ArgumentException($"There is no deployment {deploymentId}.", nameof(deploymentId));
        var review = await ReviewOfAsync(draft, cancellationToken);
        var subject = new Subject("deployment", deploymentId, review.Draft.Stored.Name);
        if (RefusalOf(review, draftVersion, planHash) is { } refusal)
            return await RefuseAsync(refusal, subject, review.Diagnostics, actor, cancellationToken);
        var run = new NewRun(Identifiers.New(), deploymentId, draftVersion, review.Plan!, review.Inventory.Former);
        return await launcher.StartAsync(run, AuditOf(AuditCodes.RunStarted, run.Id, subject, actor) with { Detail = $"plan {planHash[..12]}" }, cancellationToken)
            ? new StartResult(run.Id, null)
            : await RefuseAsync(StartRefusal.Changed, subject, [], actor, cancellationToken);
    }

    private async Task<Review> ReviewOfAsync(OpenDraft draft, CancellationToken cancellationToken)
    {
        var inventory = await inventories.ReadAsync(draft.Stored.DeploymentId, cancellationToken);
        var topology = draft.Compilation.Topology;
        var diff = topology is null ? null : PlanDiff.Of(topology, inventory.State, draft.Stored.Fingerprints, inventory.Gone);
        return new Review(draft, topology, diff, inventory, draft.Compilation.Diagnostics);
    }

    private StartRefusal? RefusalOf(Review review, int draftVersion, string planHash)
    {
        if (review.Draft.IsLocked) return StartRefusal.AlreadyRun;
        if (review.Inventory.Unresolved.Length > 0) return StartRefusal.Unresolved;
        if (review.Plan is null) return review.Draft.Compilation.IsBlockedByAccountOnly ? StartRefusal.AccountNotReady : StartRefusal.HasErrors;
        if (review.Draft.Stored.Version != draftVersion || review.Plan.Hash != planHash) return StartRefusal.Changed;
        if (review.Diff!.IsEmpty && !review.IsUnrecorded) return StartRefusal.NothingToDo;
        return launcher.HasRoom ? null : StartRefusal.StorageShort;
    }

    private async Task<StartResult> RefuseAsync(
        StartRefusal refusal, Subject subject, ImmutableArray<Diagnostic> findings, Actor actor, CancellationToken cancellationToken)
    {
        var problems = findings.Where(finding => finding.Severity == Severity.Error).ToImmutableArray();
        var audit = new AuditEvent(AuditCodes.RunRefused, actor, subject)
        {
            DeploymentId = subject.Id, Detail = string.Join(", ", problems.Select(problem => problem.Code).Distinct().Prepend(refusal.ToString())),
        };
        if (launcher.CanWrite) await audits.WriteAsync(audit, cancellationToken);
        return new StartResult(null, refusal) { Problems = problems };
    }

    private static AuditEvent AuditOf(AuditCode code, string runId, Subject subject, Actor actor) =>
        new(code, actor, subject) { DeploymentId = subject.Id, RunId = runId };
}
