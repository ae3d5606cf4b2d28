using System.Globalization;
using VpnPortal.Core.Changes;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Validation;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Observation;

namespace VpnPortal.Engine.Exporting;

/// <summary>What exports are made of.</summary>
/// <param name="Topology">The checked topology, null when the draft has errors or the cloud cannot be asked.</param>
/// <param name="Refusals">Why there is no topology.</param>
public sealed record ExportMaterial(
    string Name, ValidatedTopology? Topology, EquatableArray<Diagnostic> Refusals, KnownAddresses Addresses,
    PskSource Keys, EquatableArray<VerifiedFact> Verified);

/// <summary>Gathers the material of exports from draft, run, observer and pings.</summary>
public sealed class ExportSource(DraftingService drafting, DeploymentsQuery deployments, RunStore runs, RegionObserver observer, PingStore pings)
{
    private const int PingsLookedAt = 100;

    /// <summary>Refusal while the draft has changes that were not run yet.</summary>
    public const string DraftAheadCode = "draft-ahead";

    private static readonly Diagnostic DraftAhead = new(
        DraftAheadCode, Severity.Error, "",
        new("草稿有尚未执行的修改，按它导出的配置与云上的设置不一致。", "The draft has changes that were not run yet; a configuration made from it would not match what stands in the cloud."),
        new("请先检查并执行变更，或把草稿改回原来的值。", "Review and run the changes first, or put the former values back."));

    /// <summary>The material, or null when there is no such deployment.</summary>
    public async Task<ExportMaterial?> ReadAsync(string deploymentId, CancellationToken cancellationToken)
    {
        if (await drafting.OpenAsync(deploymentId, cancellationToken) is not { } draft) return null;
        var runId = (await deployments.FindAsync(deploymentId, cancellationToken))?.RunId;
        var run = runId is null ? null : await runs.FindAsync(runId, cancellationToken) is { Plan.IsTeardown: false } built ? built : null;
        var topology = run is not null && IsAhead(draft, run.Plan) ? null : draft.Compilation.Topology;
        var proofs = await pings.LatestAsync(deploymentId, PingsLookedAt, cancellationToken);
        return new ExportMaterial(
            draft.Stored.Name, topology, topology is null ? RefusalsOf(draft).ToEquatableArray() : default,
            topology is null ? KnownAddresses.None : BuiltAddresses.From(topology.Scenario, run, SeenIn),
            new PskSource(draft.Stored.Draft.Secrets), FactsOf(proofs).ToEquatableArray());

        SeenRegion SeenIn(string region) => new(observer.Latest(region), draft.Discovered.Landscapes.GetValueOrDefault(region));
    }

    /// <summary>The draft was changed since the run, so that a device configured from it would not match what stands.</summary>
    private static bool IsAhead(OpenDraft draft, Plan built) => draft.Compilation.Topology is { } topology
        && PlanDiff.IsAhead(topology, built.Design, draft.Stored.Fingerprints);

    /// <summary>A cloud that cannot be asked makes every rule about the account fail; the cloud is the reason, not the rules.</summary>
    private static IEnumerable<Diagnostic> RefusalsOf(OpenDraft draft)
    {
        if (draft.Compilation.Topology is not null) return [DraftAhead];
        if (draft.Discovered.Faults.Count == 0) return draft.Compilation.Diagnostics.Where(found => found.Severity == Severity.Error);
        return draft.Discovered.Faults.Values.Select(CloudFault.From).DistinctBy(fault => fault.Code)
            .Select(fault => new Diagnostic(fault.Code, Severity.Error, "", fault.Cause, fault.NextAct));
    }

    private static IEnumerable<VerifiedFact> FactsOf(IReadOnlyList<PingProof> proofs) =>
        proofs.Where(ping => ping.Succeeded).DistinctBy(ping => (ping.SourceIp, ping.DestinationIp)).Select(ping =>
        {
            var summary = PingOutput.Parse(ping.Output).Summary!;
            var average = summary.AverageMilliseconds?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";
            return new VerifiedFact(
                "ping", ping.FinishedAt!.Value,
                new($"从 {ping.SourceIp} ping {ping.DestinationIp}:{summary.Received}/{summary.Sent} 个回答，平均 {average} ms。",
                    $"Ping from {ping.SourceIp} to {ping.DestinationIp}: {summary.Received} of {summary.Sent} answered, {average} ms on average."));
        });
}
