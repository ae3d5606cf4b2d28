using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace VpnPortal.Web.Shared;

public sealed partial class PickerField
{
    private IReadOnlyList<PickerRow> shown = [];
    private string? text, searched;
    private bool open;
    private int active;

    [Parameter, EditorRequired] public IReadOnlyList<PickerRow> Rows { get; set; } = [];

    /// <summary>Said when the account holds nothing to pick, with the way to get one.</summary>
    [Parameter] public string? EmptyText { get; set; }

    private string ListId => $"{Id}-list";

    private string OptionId(int index) => $"{Id}-option-{index}";

    protected override void OnParametersSet()
    {
        if (open)
        {
            // The text stays under the reader's fingers; rows that arrive only now join the list.
            Refresh();
            return;
        }

        text = Rows.FirstOrDefault(row => row.Key == Value)?.Title;
        shown = Rows;
    }

    private void Open()
    {
        if (open) return;
        (open, shown, searched) = (true, Rows, null);
        active = Math.Max(0, Rows.ToList().FindIndex(row => row.Key == Value));
    }

    private void Search(string? typed)
    {
        text = searched = typed;
        open = true;
        active = 0;
        shown = Found();
    }

    private void Refresh()
    {
        var key = active < shown.Count ? shown[active].Key : null;
        shown = Found();
        active = Math.Max(0, shown.ToList().FindIndex(row => row.Key == key));
    }

    private IReadOnlyList<PickerRow> Found() =>
        string.IsNullOrWhiteSpace(searched) ? Rows : [.. Rows.Where(row => row.Matches(searched.Trim()))];

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
