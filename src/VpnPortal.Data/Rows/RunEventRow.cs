namespace VpnPortal.Data.Rows;

/// <summary>One journal entry. (RunId, Sequence) is unique: a second writer's append fails and it stops.</summary>
public sealed class RunEventRow
{
    public required string RunId { get; init; }
    public int Sequence { get; init; }
    public required string Json { get; init; }
    public DateTimeOffset At { get; init; }
}
