namespace VpnPortal.Data.Storage;

/// <summary>How often copies are made and how many stay (configuration section <c>Backups</c>).</summary>
public sealed class BackupOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Backups";

    /// <summary>Age at which the newest copy is followed by another one, provided that something changed.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Automatic copies that stay whatever their age: with the interval of 15 minutes, two busy hours.</summary>
    public int KeepRecent { get; set; } = 8;

    /// <summary>Days, counted back from the newest copy, of which the last automatic copy stays.</summary>
    public int KeepDays { get; set; } = 14;
}
