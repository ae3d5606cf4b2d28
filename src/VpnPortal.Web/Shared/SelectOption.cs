namespace VpnPortal.Web.Shared;

public sealed record SelectOption(string Value, string Text);

/// <summary>A row of a <see cref="PickerField"/>: what it is called, what else matters, and why it cannot be taken, if so.</summary>
public sealed record PickerRow(string Key, string Title, IReadOnlyList<string> Columns, string? Badge = null, string? NotBecause = null)
{
    public bool Matches(string query) =>
        Title.Contains(query, StringComparison.CurrentCultureIgnoreCase)
        || Key.Contains(query, StringComparison.OrdinalIgnoreCase)
        || Columns.Any(column => column.Contains(query, StringComparison.CurrentCultureIgnoreCase));
}
