namespace VpnPortal.Data.Rows;

/// <summary>Something to know about the database itself.</summary>
public sealed class MarkRow
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}
