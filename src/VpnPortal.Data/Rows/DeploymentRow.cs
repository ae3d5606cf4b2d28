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
