namespace VpnPortal.Data.Rows;

/// <summary>A cloud resource that the portal made; only these may ever be deleted.</summary>
public sealed class ResourceRow
{
    public required string DeploymentId { get; init; }
    public required string Address { get; init; }
    public required string RegionId { get; init; }
    public required string CloudId { get; set; }
    public required string RunId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
