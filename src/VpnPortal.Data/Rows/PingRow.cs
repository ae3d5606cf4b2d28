namespace VpnPortal.Data.Rows;

/// <summary>The outcome of a ping, kept as evidence.</summary>
public sealed class PingRow
{
    public required string Id { get; init; }
    public required string DeploymentId { get; init; }
    public required string Json { get; set; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
}
