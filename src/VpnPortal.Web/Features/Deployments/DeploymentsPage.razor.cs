using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using VpnPortal.Data.Stores;
using VpnPortal.Engine;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Overview;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Deployments;

/// <summary>All deployments with their health at a glance.</summary>
public sealed partial class DeploymentsPage
{
    private IReadOnlyList<DeploymentOverview>? overviews;
    private IReadOnlyList<RegionTrouble> troubles = [];
    private DeploymentWords words = default!;
    private DeploymentOverview? deleting;
    private string? refused;

    [Inject] private DeploymentReader Reader { get; set; } = default!;
    [Inject] private DraftingService Drafting { get; set; } = default!;
    [Inject] private CurrentActor Actors { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IStringLocalizer<DeploymentsTexts> T { get; set; } = default!;

    protected override Task OnInitializedAsync()
    {
        words = new DeploymentWords(T);
        return ReadAsync();
    }

    protected override async Task ReadAsync()
    {
        overviews = await Reader.ListAsync(CancellationToken.None);
        troubles = [.. overviews.SelectMany(overview => overview.Troubles).DistinctBy(trouble => trouble.RegionId)];
        Follow([
            ChangeNotifier.Deployments,
            .. overviews.Select(overview => ChangeNotifier.Deployment(overview.Item.Id)),
            .. overviews.Where(overview => overview.Run is not null).SelectMany(overview => overview.Regions).Select(ChangeNotifier.Region),
        ]);
    }

    private async Task LoadExampleAsync()
    {
        var id = await Drafting.CreateExampleAsync(await Actors.GetAsync(), CancellationToken.None);
        Navigation.NavigateTo(DeploymentPaths.Draft(id, 1));
    }

    private async Task DeleteAsync()
    {
        refused = null;
        try
        {
            await Drafting.DeleteAsync(deleting!.Item.Id, await Actors.GetAsync(), CancellationToken.None);
        }
        catch (DraftLockedException)
        {
            refused = T["DeleteRefused"]; // a colleague started it meanwhile
        }
        catch (DraftGoneException)
        {
            // A colleague was faster; the list that is read now lacks it.
        }

        await ReadAsync();
    }

    private void Close(bool open)
    {
        if (!open) deleting = null;
    }
}
