using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace VpnPortal.Web.Components.Layout;

public sealed partial class CommandPalette : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private List<PaletteEntry> entries = [];
    private string query = "", answered = "";
    private int active;

    [Inject] private IEnumerable<IPaletteSource> Sources { get; set; } = [];

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    // Nothing is typed into a prerendered page.
    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? FindAsync() : Task.CompletedTask;

    private async Task FindAsync()
    {
        var asked = query;
        List<PaletteEntry> found = [];
        foreach (var source in Sources) found.AddRange(await source.FindAsync(asked.Trim(), gone.Token));
        if (asked != query) return; // a later keystroke has its own answer
        (entries, active, answered) = (found, 0, asked);
    }

    private void OnKey(KeyboardEventArgs key)
    {
        if (entries.Count == 0) return;
        switch (key.Key)
        {
            case "ArrowDown": active = (active + 1) % entries.Count; break;
            case "ArrowUp": active = (active + entries.Count - 1) % entries.Count; break;
        }
    }

    private void Go(PaletteEntry entry) => Navigation.NavigateTo(entry.Href);
}
