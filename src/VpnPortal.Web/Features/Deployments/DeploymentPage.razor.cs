using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using VpnPortal.Engine;
using VpnPortal.Engine.Observation;
using VpnPortal.Engine.Overview;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Deployments;

/// <summary>A deployment that was run. While the page is open its regions are looked at often.</summary>
public sealed partial class DeploymentPage
{
    private const string OverviewPart = "overview";
    private const string RoutesPart = "routes";
    private const string ChangesPart = "changes";
    private readonly Dictionary<string, IDisposable> watches = new(StringComparer.Ordinal);
    private DeploymentWords words = default!;
    private DeploymentOverview? overview;
    private string? said;
    private bool missing;

    [Inject] private DeploymentReader Reader { get; set; } = default!;
    [Inject] private RegionObserver Observer { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IStringLocalizer<DeploymentsTexts> T { get; set; } = default!;

    [Parameter] public string DeploymentId { get; set; } = "";

    /// <summary>Chosen part of the drawing.</summary>
    [SupplyParameterFromQuery(Name = "at")] public string? At { get; set; }

    private string Part => new Uri(Navigation.Uri).AbsolutePath.TrimEnd('/').Split('/')[^1] switch
    {
        RoutesPart => RoutesPart,
        ChangesPart => ChangesPart,
        _ => OverviewPart,
    };

    protected override Task OnParametersSetAsync()
    {
        words = new DeploymentWords(T);
        return ReadAsync();
    }

    protected override async Task ReadAsync()
    {
        var before = overview?.Health.Condition;
        overview = await Reader.FindAsync(DeploymentId, CancellationToken.None);
        missing = overview is null;
        if (overview is null) return;
        if (overview.Run is null)
        {
            Navigation.NavigateTo(DeploymentPaths.Next(overview).Href, replace: true);
            return;
        }

        if (before is not null && before != overview.Health.Condition) said = words.Condition(overview);
        Follow([ChangeNotifier.Deployment(DeploymentId), .. overview.Regions.Select(ChangeNotifier.Region)]);
        Watch(overview.Regions);
    }

    protected override void Release()
    {
        foreach (var watch in watches.Values) watch.Dispose();
        watches.Clear();
    }

    private void Watch(IReadOnlyList<string> regions)
    {
        if (!RendererInfo.IsInteractive || IsGone) return;
        foreach (var region in regions.Where(region => !watches.ContainsKey(region)).ToList()) watches[region] = Observer.Watch(region);
    }
}
