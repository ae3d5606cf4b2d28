using VpnPortal.Data;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;
using VpnPortal.Data.Queries;
using VpnPortal.Engine.Exporting;

namespace VpnPortal.Web.Features.Exports;

public sealed partial class DeploymentExportsPage
{
    private ExportOutcome<RenderedExport>? outcome;
    private ExportRequest? shown;
    private string? name;
    private bool isMissing, failed, asking;

    [Parameter] public string DeploymentId { get; set; } = "";

    [Inject] private ExportService Exports { get; set; } = default!;

    [Inject] private DeploymentsQuery Deployments { get; set; } = default!;

    [SupplyParameterFromQuery] private string? Format { get; set; }

    [SupplyParameterFromQuery] private string? Side { get; set; }

    [SupplyParameterFromQuery] private string? Language { get; set; }

    [SupplyParameterFromQuery] private string? File { get; set; }

    private ExportsAddress Here => ExportsAddress.Read(DeploymentId, Format, Side, Language, File, CultureInfo.CurrentUICulture.Name);

    /// <summary>The runbook never holds a key, so there is nothing to reveal in it.</summary>
    private bool HoldsKeys => Here.Format != "runbook";

    protected override async Task OnParametersSetAsync()
    {
        // Making a file asks the cloud; the prerendered page shows the shape of what will come.
        if (!RendererInfo.IsInteractive || shown == Here.Request) return;
        outcome = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        try
        {
            shown = Here.Request;
            name = (await Deployments.FindAsync(DeploymentId, CancellationToken.None))?.Name;
            outcome = name is null ? null : await Exports.PreviewAsync(Here.Request, CancellationToken.None);
            (isMissing, failed) = (outcome is null, false);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            failed = true;
        }
    }

    private static string NameOf(SideKey side) => $"VPC{(int)side}";
}
