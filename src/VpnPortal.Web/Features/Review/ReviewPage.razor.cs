using Microsoft.AspNetCore.Components;
using VpnPortal.Engine;
using VpnPortal.Engine.Provisioning;

namespace VpnPortal.Web.Features.Review;

public sealed partial class ReviewPage
{
    private readonly CancellationTokenSource left = new();
    private ReviewView? view;
    private StartRefusal? refusal;
    private IDisposable? listening;
    private bool missing;
    private bool rereading;

    [Parameter] public string Id { get; set; } = "";

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
        listening?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        await ReadAsync();
        if (!RendererInfo.IsInteractive || listening is not null) return;
        listening = Notifier.Subscribe(ChangeNotifier.Deployment(Id), () => _ = InvokeAsync(ChangedAsync));
    }

    private async Task ReadAsync()
    {
        view = await Views.ReadAsync(Id, left.Token);
        missing = view is null;
    }

    /// <summary>A colleague changed the draft, or started the run: the page follows, and says so.</summary>
    private async Task ChangedAsync()
    {
        if (rereading || left.IsCancellationRequested) return;
        rereading = true;
        try
        {
            await Task.Delay(500, left.Token);
            var before = view?.Version;
            await ReadAsync();
            if (before is not null && before != view?.Version && view is { IsLocked: false }) refusal = StartRefusal.Changed;
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            rereading = false;
        }
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
