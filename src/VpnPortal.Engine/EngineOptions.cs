namespace VpnPortal.Engine;

/// <summary>How often the engine looks (configuration section <c>Engine</c>).</summary>
public sealed class EngineOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Engine";

    /// <summary>How many times faster than the real cloud's the connected cloud's clock runs; the demo sets it.</summary>
    public double TimeScale { get; set; } = 1;

    /// <summary>
    /// Longest time between the beginnings of two looks at a region in which something is being built: what changes shall be seen within two
    /// seconds, and a look takes a while. It is as long as <see cref="Core.Runs.LookPace"/> waits when a gateway may first be there, so that many
    /// gateways that are being made are not looked at more often than one.
    /// </summary>
    public TimeSpan ObserveInterval { get; set; } = TimeSpan.FromSeconds(1.2);

    /// <summary>Shortest time between two looks at a region, for each page of its listings: no more than 240 of the 600 calls that a minute allows.</summary>
    public TimeSpan QuickInterval { get; set; } = TimeSpan.FromSeconds(0.25);

    /// <summary>Time between two looks at a region in which everything rests.</summary>
    public TimeSpan IdleInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long customer gateways and routes are kept before they are asked for again.</summary>
    public TimeSpan DetailInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time between two comparisons of all deployments with the cloud.</summary>
    public TimeSpan DriftInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>A gateway that is not active after this long has failed.</summary>
    public TimeSpan GatewayDeadline { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>A connection, route or negotiation that is not done after this long has failed.</summary>
    public TimeSpan StepDeadline { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A resource that is not listed this long after its call was accepted was deleted by somebody; listings may lag behind till then.</summary>
    public TimeSpan ListingLag { get; set; } = TimeSpan.FromMinutes(3);
}
