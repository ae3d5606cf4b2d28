namespace VpnPortal.Data.Rows;

/// <summary>One line of history. A trigger forbids changing or deleting it.</summary>
public sealed class AuditRow
{
    public long Sequence { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Code { get; init; }
    public required string ActorId { get; init; }
    public required string ActorName { get; init; }
    public required string Source { get; init; }
    public required string SubjectKind { get; init; }
    public required string SubjectId { get; init; }
    public required string SubjectName { get; init; }
    public string? DeploymentId { get; init; }
    public string? RunId { get; init; }
    public string? ChangesJson { get; init; }
    public string? RequestId { get; init; }
    public string? Detail { get; init; }
    public string? Reason { get; init; }
}
