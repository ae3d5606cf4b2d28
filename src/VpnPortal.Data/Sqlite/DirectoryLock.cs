using VpnPortal.Core.Primitives;

namespace VpnPortal.Data.Sqlite;

/// <summary>Keeps a second portal, and a restore, off the data directory. It ends with its process, however that ends.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="DatabaseRefusedException">A portal runs on the directory.</exception>
    public static DirectoryLock Take(DataDirectory directory)
    {
        try
        {
            return new(new FileStream(directory.File("portal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new DatabaseRefusedException(
                new BilingualText(
                    $"数据目录 {directory.Path} 正被另一个门户使用。请先停止它，或用 Portal:DataDirectory 指定其他目录。",
                    $"Another portal already uses the data directory {directory.Path}. Stop it, or set Portal:DataDirectory to another folder."),
                exception);
        }
    }

    public void Dispose() => file.Dispose();
}
