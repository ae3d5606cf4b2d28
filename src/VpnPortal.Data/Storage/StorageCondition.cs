namespace VpnPortal.Data.Storage;

/// <summary>How well things can be stored. Ordered: the worse, the higher.</summary>
public enum StorageLevel
{
    /// <summary>All is well.</summary>
    Sound,

    /// <summary>Space is running out; everything works.</summary>
    Low,

    /// <summary>So little space that no new run begins; those that go on do so.</summary>
    Short,

    /// <summary>The last write was refused: what is stored can be read, nothing can be changed, no call is made that would have to be stored first.</summary>
    ReadOnly,
}

/// <summary>The condition at a moment.</summary>
/// <param name="Cause">Set when the level is <see cref="StorageLevel.ReadOnly"/>.</param>
/// <param name="FreeBytes">Free space in the data directory; null when unknown.</param>
/// <param name="Since">When writes began to be refused.</param>
public sealed record StorageCondition(StorageLevel Level, StorageCause? Cause, long? FreeBytes, DateTimeOffset? Since)
{
    /// <summary>A new run may begin.</summary>
    public bool AllowsNewRuns => Level < StorageLevel.Short;
}
