using System.Collections.Immutable;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Health;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Progress;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation.Rules;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Overview;

/// <summary>A deployment at a glance.</summary>
/// <param name="Run">Its run, null for a draft.</param>
/// <param name="Progress">The run as its page tells it, null for a draft.</param>
/// <param name="Scenario">What its run builds, null for a draft.</param>
/// <param name="Regions">Regions chosen or built in.</param>
/// <param name="LastPing">The newest ping that ended.</param>
/// <param name="LastProof">The newest ping that came back whole.</param>
/// <param name="LastChange">The newest line of history that a person caused; the portal's newest when people's are further back.</param>
/// <param name="Troubles">Regions that cannot be seen at present.</param>
/// <param name="DraftStep">First documented step of a draft with something still to answer; null when it can be reviewed.</param>
public sealed record DeploymentOverview(
    DeploymentListItem Item, StoredRun? Run, Scenario? Scenario, RunProgress? Progress, DeploymentHealth Health, IReadOnlyList<string> Regions,
    PingProof? LastPing, PingProof? LastProof, HistoryLine? LastChange, IReadOnlyList<RegionTrouble> Troubles,
    int? DraftStep = null)
{
    /// <summary>Its run is the latest one.</summary>
    public bool IsLatest { get; init; } = true;

    /// <summary>The latest comparison with the cloud found that somebody changed something outside the portal since the run.</summary>
    public bool HasDrifted { get; init; }
}

/// <summary>Joins what is stored of deployments with what was seen of them last. Reads only.</summary>
public sealed class DeploymentReader
{
    private const int LinesToSearch = 80;
    private const int PingsToSearch = 20;
    private readonly DeploymentsQuery deployments;
    private readonly Runs runs;
    private readonly DraftStore drafts;
    private readonly Proofs proofs;
    private readonly RegionSight regions;

    internal DeploymentReader(
        DeploymentsQuery deployments, Runs runs, DraftStore drafts, Proofs proofs, RegionSight regions) =>
        (this.deployments, this.runs, this.drafts, this.proofs, this.regions) = (deployments, runs, drafts, proofs, regions);

    /// <summary>All deployments, most recently touched first.</summary>
    public async Task<IReadOnlyList<DeploymentOverview>> ListAsync(CancellationToken cancellationToken)
    {
        var overviews = new List<DeploymentOverview>();
        foreach (var item in await deployments.ListAsync(cancellationToken)) overviews.Add(await ReadAsync(item, cancellationToken));
        return overviews;
    }

    /// <summary>One deployment, or null.</summary>
    public async Task<DeploymentOverview?> FindAsync(string deploymentId, CancellationToken cancellationToken) =>
        await deployments.FindAsync(deploymentId, cancellationToken) is { } item ? await ReadAsync(item, cancellationToken) : null;

    /// <summary>A deployment as one of its runs tells it, or null.</summary>
    internal async Task<DeploymentOverview?> FindAsync(StoredRun run, CancellationToken cancellationToken) =>
        await deployments.FindAsync(run.DeploymentId, cancellationToken) is { } item
            ? await ReadAsync(item with { RunId = run.Id }, cancellationToken) with { IsLatest = item.RunId == run.Id } : null;

    /// <summary>What both ends of a deployment with a run were given, with the addresses known by now.</summary>
    public async Task<IReadOnlyList<AgreementRow>> AgreementAsync(DeploymentOverview overview, CancellationToken cancellationToken)
    {
        var keys = (await drafts.FindAsync(overview.Item.Id, cancellationToken))?.Fingerprints ?? ImmutableDictionary<string, string>.Empty;
        // The draft's keys may be others by now; plans that know theirs tell.
        keys = keys.SetItems(
            from role in TunnelRoles.Both
            let tunnel = overview.Scenario!.TunnelOf(role)
            where tunnel.KeyFingerprint is not null
            select KeyValuePair.Create(tunnel.PskPath, tunnel.KeyFingerprint));
        return AgreementMatrix.Of(overview.Scenario!, keys, (side, role) =>
            overview.Run!.State.Standing(ResourceAddress.VpnGateway(side)).Outputs.GetValueOrDefault(OutputKeys.AddressOf(overview.Scenario!, role)));
    }

    private async Task<DeploymentOverview> ReadAsync(DeploymentListItem item, CancellationToken cancellationToken)
    {
        var change = await proofs.LastChangeAsync(item.Id, LinesToSearch, cancellationToken);
        if (item.RunId is null || await runs.FindAsync(item.RunId, regions.Now, cancellationToken) is not var (run, progress))
        {
            var draft = await drafts.FindAsync(item.Id, cancellationToken);
            var chosen = SideKeys.Both.Select(side => draft?.Draft.Values.GetValueOrDefault(FieldPaths.Region(side)) ?? "")
                .Where(region => region.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            return new(item, null, null, null, DeploymentHealth.Draft, chosen, null, null, change, [], draft is null ? 1 : FirstOpenStep(draft.Draft));
        }

        var pings = (await proofs.PingsAsync(item.Id, PingsToSearch, cancellationToken)).Where(ping => ping.FinishedAt is not null).ToList();
        var built = run.Plan.Design.Select(step => step.RegionId).Distinct(StringComparer.Ordinal).ToList();
        var scenario = PlannedScenario.Of(run.Plan);
        return new(
            item, run, scenario, progress,
            DeploymentHealth.Of(scenario, run.Plan, run.State, regions.Latest, pings.FirstOrDefault()), built,
            pings.FirstOrDefault(), pings.FirstOrDefault(ping => ping.Succeeded), change, regions.Troubles(built))
        {
            HasDrifted = await proofs.DriftAsync(item.Id, cancellationToken) is { } drift && (run.State.FinishedAt < drift.At || run.State.Outcome == false),
        };
    }

    /// <summary>The account is not asked for a list of deployments, so that only what was never answered counts.</summary>
    private static int? FirstOpenStep(VpnDraft draft) => new FieldRequired()
        .Check(new DraftReading(draft, ImmutableDictionary<string, Landscape>.Empty))
        .Min(finding => DraftFields.Find(draft.Scenario, finding.Path)?.Step);

    /// <summary>Runs as their pages tell them, with what was learnt from earlier ones.</summary>
    internal sealed class Runs(RunStore runs, DurationReader durations)
    {
        public async Task<(StoredRun Run, RunProgress Progress)?> FindAsync(string runId, DateTimeOffset now, CancellationToken cancellationToken) =>
            await runs.FindAsync(runId, cancellationToken) is { } run
                ? (run, RunProgress.Of(run.Plan, run.State, now, await durations.ReadAsync(cancellationToken))) : null;
    }

    /// <summary>What people did and what pings showed.</summary>
    internal sealed class Proofs(PingStore pings, HistoryQuery history)
    {
        public Task<IReadOnlyList<PingProof>> PingsAsync(string deploymentId, int count, CancellationToken cancellationToken) =>
            pings.LatestAsync(deploymentId, count, cancellationToken);

        public Task<HistoryLine?> DriftAsync(string deploymentId, CancellationToken cancellationToken) => history.DriftAsync(deploymentId, cancellationToken);

        public async Task<HistoryLine?> LastChangeAsync(string deploymentId, int search, CancellationToken cancellationToken)
        {
            var lines = await history.PageAsync(new HistoryFilter(DeploymentId: deploymentId), search, cancellationToken);
            return lines.FirstOrDefault(line => line.ActorName != Actor.Portal.Name) ?? lines.FirstOrDefault();
        }
    }
}
