namespace VpnPortal.Data.Storage;

/// <summary>Copies of the database, as far as the portal makes them.</summary>
public interface IDatabaseBackups
{
    /// <summary>False when the database is on a server, whose operators back it up with the server's own tools.</summary>
    bool AreOurs { get; }

    /// <summary>Something was stored since the last copy that this process made.</summary>
    bool IsChanged { get; }

    /// <summary>The copies that lie in the data directory, newest first.</summary>
    IReadOnlyList<BackupFile> List();

    /// <summary>Makes and checks a copy while the portal works on, and removes automatic ones that have had their day.</summary>
    /// <exception cref="DatabaseRefusedException">There is no room for it, the copy is not whole, or it is not ours to make.</exception>
    /// <exception cref="IOException">The disk does not take it.</exception>
    Task<BackupFile> MakeAsync(BackupKind kind, CancellationToken cancellationToken);
}
