using System.Reflection;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Data.Queries;
using VpnPortal.Data.Stores;

namespace VpnPortal.Engine.Exporting;

/// <summary>What to export.</summary>
/// <param name="RendererKey">Key of a renderer of <see cref="RendererBook"/>.</param>
/// <param name="CloudSide">Side whose gateway the device talks to; the device stands where its peer is. A data centre leaves no choice.</param>
/// <param name="Language">Language of words and comments in the files.</param>
public sealed record ExportRequest(string DeploymentId, string RendererKey, SideKey CloudSide, ExportLanguage Language);

/// <summary>
/// Makes configuration files. Masked ones never have the keys at hand; ones with secrets are made only after the line of
/// history that tells of them is on disk.
/// </summary>
public sealed class ExportService(ExportSource source, DeploymentsQuery deployments, AuditStore audits, TimeProvider time)
{
    private static readonly string Version =
        typeof(ExportService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>
    /// The masked export for looking at; null when there is no such deployment or format. Before the run it has gaps, each named in
    /// <see cref="RenderedExport.Gaps"/>; one with gaps is not handed out.
    /// </summary>
    public async Task<ExportOutcome<RenderedExport>?> PreviewAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        if (RendererBook.Find(request.RendererKey) is not { } renderer) return null;
        if (await source.ReadAsync(request.DeploymentId, cancellationToken) is not { } material) return null;
        return Render(renderer, request, material with { Keys = PskSource.None }, SecretMode.Masked, isPreview: true);
    }

    /// <summary>The masked export for taking along, which the history tells of.</summary>
    public async Task<ExportOutcome<RenderedExport>?> DownloadAsync(ExportRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (RendererBook.Find(request.RendererKey) is not { } renderer) return null;
        if (await deployments.FindAsync(request.DeploymentId, cancellationToken) is not { } deployment) return null;
        if (await source.ReadAsync(request.DeploymentId, cancellationToken) is not { } material) return null;
        var outcome = Render(renderer, request, material with { Keys = PskSource.None }, SecretMode.Masked);
        if (outcome.Value is not null)
            await audits.WriteAsync(AuditOf(AuditCodes.ExportDownloaded, request, deployment, actor), cancellationToken);
        return outcome;
    }

    /// <summary>The export with its pre-shared keys. The history is written first; when that fails, no file with keys is made.</summary>
    /// <param name="reason">Why the keys are needed, in the actor's words.</param>
    /// <exception cref="ArgumentException">The reason is missing.</exception>
    public async Task<ExportOutcome<RenderedExport>?> DownloadWithSecretsAsync(
        ExportRequest request, string reason, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (RendererBook.Find(request.RendererKey) is not { } renderer) return null;
        if (await deployments.FindAsync(request.DeploymentId, cancellationToken) is not { } deployment) return null;
        if (await source.ReadAsync(request.DeploymentId, cancellationToken) is not { } material) return null;
        // What cannot be exported at all is refused before the history tells of a download that never was.
        var masked = Render(renderer, request, material with { Keys = PskSource.None }, SecretMode.Masked);
        if (masked.Value is null) return masked;
        var audit = AuditOf(AuditCodes.SecretExportDownloaded, request, deployment, actor) with { Reason = reason };
        await audits.WriteAsync(audit, cancellationToken);
        return Render(renderer, request, material, SecretMode.Revealed);
    }

    /// <summary>Writes down that an export with secrets was refused, for example for a wrong password.</summary>
    public async Task RefuseSecretsAsync(ExportRequest request, string why, Actor actor, CancellationToken cancellationToken)
    {
        var deployment = await deployments.FindAsync(request.DeploymentId, cancellationToken);
        var audit = AuditOf(AuditCodes.SecretExportRefused, request, deployment, actor);
        await audits.WriteAsync(audit with { Detail = $"{audit.Detail}, {why}" }, cancellationToken);
    }

    private ExportOutcome<RenderedExport> Render(
        IConfigRenderer renderer, ExportRequest request, ExportMaterial material, SecretMode secrets, bool isPreview = false)
    {
        if (material.Topology is null) return ExportOutcome.Refused<RenderedExport>(material.Refusals);
        var context = new ExportContext(
            material.Topology, request.CloudSide, material.Addresses, material.Keys, material.Verified, request.Language, secrets, Version, time.GetUtcNow())
        {
            IsPreview = isPreview,
        };
        var outcome = renderer.Render(context);
        return outcome.Value is { } export ? ExportOutcome.Of(export with { Gaps = context.Gaps.ToEquatableArray() }) : outcome;
    }

    /// <summary>Which device it was for: the data centre's, or the one in a side's place.</summary>
    private static AuditEvent AuditOf(AuditCode code, ExportRequest request, DeploymentListItem? deployment, Actor actor) =>
        new(code, actor, new Subject("deployment", request.DeploymentId, deployment?.Name ?? ""))
        {
            DeploymentId = request.DeploymentId,
            Detail = $"{request.RendererKey}, {(deployment?.Scenario is null or ScenarioKeys.VpcToVpc ? request.CloudSide.Peer() : SideKey.Two).Name()}",
        };
}
