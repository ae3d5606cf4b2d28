namespace VpnPortal.Web.Hosting;

/// <summary>What the screens need to know from the section <c>Portal</c>; the data directory belongs to Data.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    public bool Demo { get; set; } = true;
}
