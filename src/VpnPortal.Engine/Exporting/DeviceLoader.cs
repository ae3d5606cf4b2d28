using VpnPortal.Core.Auditing;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Exporting;

/// <summary>Loads what a run built into the simulated device. The keys do not leave the process, yet the history tells of it as of any export with keys.</summary>
public sealed class DeviceLoader(
    ExportService exports, DeploymentsQuery deployments, RunStore runs, DraftStore drafts, IEnumerable<ISimulatedDevice> devices)
{
    private const string ParametersKey = "parameters";
    private readonly ISimulatedDevice? device = devices.SingleOrDefault();

    /// <summary>True when there is a simulated device and the deployment was run and ends on one.</summary>
    public async Task<bool> CanLoadAsync(string deploymentId, CancellationToken cancellationToken) =>
        device is not null && await FindAsync(deploymentId, cancellationToken) is { } run && !run.Plan.IsTeardown && run.Plan.Design.Any(step => step.WaitsForPeople);

    /// <summary>Exports the parameter file with keys and loads it.</summary>
    /// <param name="reason">Stands in the history.</param>
    /// <returns>Refusals of the export; null when there is nothing to load.</returns>
    public async Task<ExportOutcome<RenderedExport>?> LoadAsync(
        string deploymentId, string reason, ExportLanguage language, Actor actor, CancellationToken cancellationToken)
    {
        if (device is null || await FindAsync(deploymentId, cancellationToken) is not { } run) return null;
        var request = new ExportRequest(deploymentId, ParametersKey, SideKey.One, language);
        var outcome = await exports.DownloadWithSecretsAsync(request, reason, actor, cancellationToken);
        if (outcome?.Value is not { } export) return outcome;
        var file = export.Files.Single();
        var named = (await drafts.FindAsync(deploymentId, cancellationToken))?.Draft.Values.GetValueOrDefault(FieldPaths.VerifyAddress) ?? "";
        device.Load(deploymentId, file.Content, SiteHosts.Of(PlannedScenario.Of(run.Plan), named));
        return outcome;
    }

    private async Task<StoredRun?> FindAsync(string deploymentId, CancellationToken cancellationToken) =>
        (await deployments.FindAsync(deploymentId, cancellationToken))?.RunId is { } runId ? await runs.FindAsync(runId, cancellationToken) : null;
}
