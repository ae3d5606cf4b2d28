namespace VpnPortal.Web.Hosting;

/// <summary>What the screens need to know from the section <c>Portal</c>; the data directory belongs to Data.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>The portal talks to the emulator it started itself.</summary>
    public bool Demo { get; set; } = true;

    /// <summary>How many times faster than the real cloud that emulator runs.</summary>
    public double DemoTimeScale { get; set; } = 1;

    /// <summary>Where people reach the portal when that is not where it listens, such as a proxy before several portals.</summary>
    public Uri? PublicUrl { get; set; }
}
