namespace VpnPortal.Data.Rows;

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
