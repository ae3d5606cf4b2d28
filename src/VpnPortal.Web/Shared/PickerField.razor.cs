using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace VpnPortal.Web.Shared;

public sealed partial class PickerField
{
    private IReadOnlyList<PickerRow> shown = [];
    private string? text;
    private bool open;
    private int active;

    [Parameter, EditorRequired] public IReadOnlyList<PickerRow> Rows { get; set; } = [];

    /// <summary>Said when the account holds nothing to pick, with the way to get one.</summary>
    [Parameter] public string? EmptyText { get; set; }

    private string ListId => $"{Id}-list";

    private string OptionId(int index) => $"{Id}-option-{index}";

    protected override void OnParametersSet()
    {
        if (open) return; // do not pull the text from under the reader's fingers
        text = Rows.FirstOrDefault(row => row.Key == Value)?.Title;
        shown = Rows;
    }

    private void Open()
    {
        if (open) return;
        (open, shown) = (true, Rows);
        active = Math.Max(0, Rows.ToList().FindIndex(row => row.Key == Value));
    }

    private void Search(string? typed)
    {
        text = typed;
        open = true;
        active = 0;
        shown = string.IsNullOrWhiteSpace(typed) ? Rows : [.. Rows.Where(row => row.Matches(typed.Trim()))];
    }

    private async Task OnKey(KeyboardEventArgs key)
    {
        if (key.IsComposing) return;
        if (!open)
        {
            if (key.Key is "ArrowDown" or "ArrowUp") Open();
            return;
        }

        switch (key.Key)
        {
            case "Escape": Close(); break;
            case "Enter" when shown.Count > 0: await TakeAsync(shown[active]); break;
            case "ArrowDown" when shown.Count > 0: active = (active + 1) % shown.Count; break;
            case "ArrowUp" when shown.Count > 0: active = (active + shown.Count - 1) % shown.Count; break;
            case "Home" when shown.Count > 0: active = 0; break;
            case "End" when shown.Count > 0: active = shown.Count - 1; break;
        }
    }

    private async Task TakeAsync(PickerRow row)
    {
        if (row.NotBecause is not null) return;
        (open, text) = (false, row.Title);
        await ValueChanged.InvokeAsync(row.Key);
    }

    private async Task LeaveAsync()
    {
        Close();
        await OnLeave.InvokeAsync();
    }

    // A half-typed search is not a choice: the chosen row stands again.
    private void Close()
    {
        open = false;
        text = Rows.FirstOrDefault(row => row.Key == Value)?.Title;
    }
}
