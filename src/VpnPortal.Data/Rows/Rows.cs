namespace VpnPortal.Data.Rows;

/// <summary>A deployment with its draft. The draft's version is the concurrency token of every save.</summary>
public sealed class DeploymentRow
{
    public required string Id { get; init; }
    public required string Name { get; set; }
    public required string Scenario { get; init; }

    /// <summary>Field paths and typed texts, without secrets.</summary>
    public required string DraftJson { get; set; }
    public int DraftVersion { get; set; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public string? LatestRunId { get; set; }
}

/// <summary>A secret in its envelope, at the draft field it belongs to.</summary>
public sealed class SecretRow
{
    public required string DeploymentId { get; init; }
    public required string Path { get; init; }
    public required byte[] Envelope { get; set; }

    /// <summary>Keyed hash that tells two values apart without telling either.</summary>
    public required string Fingerprint { get; set; }
    public bool Generated { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}

/// <summary>A run with the plan frozen in it.</summary>
public sealed class RunRow
{
    public required string Id { get; init; }
    public required string DeploymentId { get; init; }
    public required string PlanHash { get; init; }
    public required string PlanJson { get; init; }
    public required string StartedBy { get; init; }
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Set in the transaction that ends the run; a run without it is resumed at start. The journal stays the only truth of its state.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
    public bool? Succeeded { get; set; }
}

/// <summary>One journal entry. (RunId, Sequence) is unique: a second writer's append fails and it stops.</summary>
public sealed class RunEventRow
{
    public required string RunId { get; init; }
    public int Sequence { get; init; }
    public required string Json { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A cloud resource that the portal made; only these may ever be deleted.</summary>
public sealed class ResourceRow
{
    public required string DeploymentId { get; init; }
    public required string Address { get; init; }
    public required string RegionId { get; init; }
    public required string CloudId { get; set; }
    public required string OutputsJson { get; set; }
    public required string RunId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A state that a resource was seen to enter. Only changes are stored.</summary>
public sealed class ObservationRow
{
    public long Id { get; init; }
    public required string RegionId { get; init; }
    public required string ResourceId { get; init; }
    public required string State { get; init; }
    public string? Detail { get; init; }
    public DateTimeOffset At { get; init; }
}

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

/// <summary>The outcome of a ping, kept as evidence.</summary>
public sealed class PingRow
{
    public required string Id { get; init; }
    public required string DeploymentId { get; init; }
    public required string Json { get; set; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
}
