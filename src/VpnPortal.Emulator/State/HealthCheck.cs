namespace VpnPortal.Emulator.State;

/// <summary>The probe of a single-tunnel connection. A new one counts as failed until the first answer.</summary>
internal sealed class HealthCheck
{
    public const string Success = "success";
    public const string Failed = "failed";

    public required string SourceIp { get; init; }
    public required string DestinationIp { get; init; }

    /// <summary>Seconds between two probes, before scaling.</summary>
    public int Interval { get; init; } = 3;

    /// <summary>Probes without an answer after which the check fails.</summary>
    public int Retry { get; init; } = 3;

    public string Status { get; set; } = Failed;

    /// <summary>The probes say the opposite of the status; if they go on, it changes then.</summary>
    public DateTimeOffset? ChangesAt { get; set; }
}
