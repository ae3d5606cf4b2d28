using VpnPortal.Data;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Data.Queries;
using VpnPortal.Engine.Exporting;

namespace VpnPortal.Web.Features.Exports;

public sealed partial class DeploymentExportsPage
{
    private ExportOutcome<RenderedExport>? outcome;
    private ExportRequest? shown;
    private DeploymentListItem? deployment;
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

    private string? Name => deployment?.Name;

    /// <summary>With a data centre there is one device, and nothing to choose.</summary>
    private bool HasSite => deployment is { Scenario: not ScenarioKeys.VpcToVpc };

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Here.Request) return;
        outcome = null;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        try
        {
            (deployment, failed) = (await Deployments.FindAsync(DeploymentId, CancellationToken.None), false);
            isMissing = deployment is null;
            // Making a file asks the cloud; the prerendered page shows the shape of what will come.
            if (isMissing || !RendererInfo.IsInteractive) return;
            shown = Here.Request;
            outcome = await Exports.PreviewAsync(Here.Request, CancellationToken.None);
            isMissing = outcome is null;
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            failed = true;
        }
    }

    /// <summary>How a gap shows in that format.</summary>
    private static string GapsOf(string renderer) => renderer switch { "runbook" => "GapsInRunbook", "parameters" => "GapsInParameters", _ => "GapsInFiles" };

    private static string NameOf(SideKey side) => $"VPC{(int)side}";
}
