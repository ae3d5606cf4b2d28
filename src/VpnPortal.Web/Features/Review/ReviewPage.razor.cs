using Microsoft.AspNetCore.Components;
using VpnPortal.Engine;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Review;

public sealed partial class ReviewPage
{
    private readonly CancellationTokenSource left = new();
    private ReviewView? view;
    private StartRefusal? refusal;
    private bool missing;

    [Parameter] public string Id { get; set; } = "";

    protected override Task OnParametersSetAsync()
    {
        if (view?.DeploymentId != Id) (view, refusal) = (null, null);
        return ReadAsync();
    }

    /// <summary>A colleague may have changed the draft, or started the run: the page follows, and says so. So it does when the cloud changed.</summary>
    protected override async Task ReadAsync()
    {
        if (IsGone) return;
        Follow(ChangeNotifier.Deployment(Id));
        var (before, plan) = (view?.Version, view?.Plan?.Hash);
        view = await Views.ReadAsync(Id, left.Token);
        missing = view is null;
        if (before is not null && view is { IsLocked: false } now && (before != now.Version || plan != now.Plan?.Hash)) refusal = StartRefusal.Changed;
    }

    protected override void Release()
    {
        left.Cancel();
        left.Dispose();
    }

    private async Task RunAsync()
    {
        var result = await Views.StartAsync(view!);
        if (result.RunId is { } runId)
        {
            Navigation.NavigateTo($"/runs/{runId}");
            return;
        }

        refusal = result.Refusal;
        await ReadAsync();
    }
}
