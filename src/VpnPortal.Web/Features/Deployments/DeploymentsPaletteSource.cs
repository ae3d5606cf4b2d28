using Microsoft.Extensions.Localization;
using VpnPortal.Data;
using VpnPortal.Data.Queries;
using VpnPortal.Web.Components.Layout;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Deployments;

/// <summary>Deployments by name or id, most recently touched first. While storage cannot be read the palette still has the pages.</summary>
internal sealed class DeploymentsPaletteSource(DeploymentsQuery deployments, IStringLocalizer<DeploymentsTexts> texts) : IPaletteSource
{
    private const int Most = 8;

    public async Task<IReadOnlyList<PaletteEntry>> FindAsync(string query, CancellationToken cancellationToken)
    {
        try
        {
            return
            [
                .. (await deployments.ListAsync(cancellationToken))
                    .Select(item => (item.Id, Title: item.Name.Length > 0 ? item.Name : texts["Unnamed"].Value))
                    .Where(item => item.Title.Contains(query, StringComparison.CurrentCultureIgnoreCase) || item.Id.StartsWith(query, StringComparison.OrdinalIgnoreCase))
                    .Take(Most)
                    .Select(item => new PaletteEntry(item.Title, texts["PaletteDeployment"], DeploymentPaths.Show(item.Id), IconName.Tunnel)),
            ];
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            return [];
        }
    }
}
