using Microsoft.AspNetCore.Components;

namespace VpnPortal.Web.Shared;

/// <summary>A text that depends on the clock.</summary>
public abstract class TickingText : ComponentBase, IDisposable
{
    private IDisposable? listening;

    [Inject] protected PageClock Clock { get; set; } = default!;

    protected string Text { get; private set; } = "";

    public void Dispose()
    {
        listening?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract string Compose(DateTimeOffset now);

    protected override void OnInitialized()
    {
        // Prerendering has no circuit to push to.
        if (RendererInfo.IsInteractive) listening = Clock.Listen(OnTick);
    }

    protected override void OnParametersSet() => Text = Compose(Clock.Now);

    private void OnTick() => _ = InvokeAsync(() =>
    {
        var text = Compose(Clock.Now);
        if (text == Text) return;
        Text = text;
        StateHasChanged();
    });
}
