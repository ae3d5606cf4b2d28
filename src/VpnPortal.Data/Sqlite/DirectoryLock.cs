namespace VpnPortal.Data.Sqlite;

/// <summary>The data directory belongs to one process at a time.</summary>
internal static class DirectoryLock
{
    /// <summary>Takes the directory until the returned object is disposed or the process ends.</summary>
    /// <exception cref="InvalidOperationException">Another process has it.</exception>
    public static IDisposable Take(DataDirectory directory)
    {
        try
        {
            return new FileStream(directory.File("portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException(
                $"Another portal already uses the data directory {directory.Path}. Stop it, or set Portal:DataDirectory to another folder.", exception);
        }
    }
}
