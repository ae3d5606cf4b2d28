namespace VpnPortal.Data.Storage;

/// <summary>How much space is enough (configuration section <c>Storage</c>).</summary>
public sealed class StorageOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Storage";

    /// <summary>Below that much free space pages warn.</summary>
    public int WarnBelowMegabytes { get; set; } = 500;

    /// <summary>Below that much no new run begins.</summary>
    public int NoNewRunsBelowMegabytes { get; set; } = 100;
}
