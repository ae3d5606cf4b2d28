namespace VpnPortal.Data.Rows;

/// <summary>A code that makes the first account. Each portal of a team prints one of its own; any of them works, once.</summary>
public sealed class SetupCodeRow
{
    /// <summary>SHA-256 of the code; the code itself is not stored.</summary>
    public required string Hash { get; init; }
    public DateTimeOffset EndsAt { get; init; }
}
