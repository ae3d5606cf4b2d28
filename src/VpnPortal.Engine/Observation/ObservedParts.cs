namespace VpnPortal.Engine.Observation;

/// <summary>Ids and words under which states are kept of things that have no id of their own.</summary>
public static class ObservedParts
{
    /// <summary>End of the id of a BGP session.</summary>
    public const string BgpSuffix = "|bgp";

    /// <summary>A BGP session stands.</summary>
    public const string BgpUp = "BgpUp";

    /// <summary>A BGP session does not stand.</summary>
    public const string BgpDown = "BgpDown";

    /// <summary>A health check succeeds.</summary>
    public const string HealthCheckSucceeds = "HealthCheckSucceeds";

    /// <summary>A health check fails.</summary>
    public const string HealthCheckFails = "HealthCheckFails";

    /// <summary>The BGP session of a tunnel.</summary>
    public static string Bgp(string tunnelId) => tunnelId + BgpSuffix;

    /// <summary>The health check of a single-tunnel connection.</summary>
    public static string HealthCheck(string connectionId) => $"{connectionId}|health";
}
