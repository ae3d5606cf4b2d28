using Microsoft.Extensions.Configuration;

namespace VpnPortal.Data;

/// <summary>The folder that holds all the portal keeps: database, keys, logs (<c>Portal:DataDirectory</c>).</summary>
public sealed class DataDirectory
{
    /// <summary>Makes the folder if it is missing, readable by its owner only.</summary>
    public DataDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
        else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The folder named by the configuration, else <c>data</c> below the current folder.</summary>
    public static DataDirectory From(IConfiguration configuration) =>
        new(configuration["Portal:DataDirectory"] is { Length: > 0 } path ? path : "data");

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => File("portal.db");

    /// <summary>The folder of copies of the SQLite file.</summary>
    public string BackupFolder => File("backups");

    /// <summary>Bytes that may still be written to the folder's disk; null when the disk does not say.</summary>
    public long? FreeBytes
    {
        get
        {
            try
            {
                return new DriveInfo(Path).AvailableFreeSpace;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>Absolute path of a file in the folder.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);
}
