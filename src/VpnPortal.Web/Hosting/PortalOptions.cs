namespace VpnPortal.Web.Hosting;

public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Relative paths start at the folder from which the portal was started.</summary>
    public string DataDirectory { get; set; } = "data";

    public bool Demo { get; set; } = true;

    public string DataPath => Path.GetFullPath(DataDirectory);
}
