namespace VpnPortal.Data;

/// <summary>Why a write was refused.</summary>
public enum StorageCause
{
    /// <summary>The disk is full.</summary>
    Full,

    /// <summary>The file, folder, file system or server takes no writes.</summary>
    WriteProtected,

    /// <summary>The disk reports errors.</summary>
    Broken,

    /// <summary>The database server cannot be reached.</summary>
    Unreachable,
}
