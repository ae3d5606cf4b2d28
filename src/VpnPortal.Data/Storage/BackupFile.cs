namespace VpnPortal.Data.Storage;

/// <summary>Why a copy of the database was made.</summary>
public enum BackupKind
{
    /// <summary>By the schedule; old ones are removed.</summary>
    Automatic,

    /// <summary>Somebody asked for it; never removed by the portal.</summary>
    Manual,

    /// <summary>Before the schema was changed; never removed by the portal.</summary>
    BeforeUpgrade,
}

/// <summary>A whole, checked copy of the database. The key that opens its secrets is not in it.</summary>
/// <param name="At">When the copy was begun; it holds what was stored then.</param>
public sealed record BackupFile(string Path, BackupKind Kind, DateTimeOffset At, long Bytes)
{
    /// <summary>Name of the file.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
