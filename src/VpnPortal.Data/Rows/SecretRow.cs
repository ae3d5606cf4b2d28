namespace VpnPortal.Data.Rows;

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
