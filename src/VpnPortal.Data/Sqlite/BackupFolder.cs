using System.Globalization;
using VpnPortal.Data.Storage;

namespace VpnPortal.Data.Sqlite;

/// <summary>The folder of copies in the data directory. A file's name tells when and why it was made.</summary>
internal sealed class BackupFolder(DataDirectory directory)
{
    private const string Form = "yyyyMMdd'T'HHmmssfff'Z'";
    private const string Prefix = "portal-";
    private const string Ending = ".db";

    private static readonly IReadOnlyDictionary<BackupKind, string> Words = new Dictionary<BackupKind, string>
    {
        [BackupKind.Automatic] = "auto", [BackupKind.Manual] = "manual", [BackupKind.BeforeUpgrade] = "before-upgrade",
    };

    /// <summary>Where a copy of that moment belongs. Makes the folder, which only its owner can read.</summary>
    public string PathOf(BackupKind kind, DateTimeOffset at) => System.IO.Path.Combine(Ready(), $"{Prefix}{Stamp(at)}-{Words[kind]}{Ending}");

    /// <summary>A new folder for a database that is set aside.</summary>
    public string SetAside(DateTimeOffset at) => Directory.CreateDirectory(System.IO.Path.Combine(Ready(), $"set-aside-{Stamp(at)}")).FullName;

    /// <summary>The copies, newest first. Anything else that lies in the folder is left alone.</summary>
    public IReadOnlyList<BackupFile> List() => !Directory.Exists(directory.BackupFolder)
        ? [] : [.. new DirectoryInfo(directory.BackupFolder).EnumerateFiles(Prefix + "*" + Ending).Select(Read).OfType<BackupFile>().OrderByDescending(file => file.At)];

    private string Ready()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory.BackupFolder);
        else Directory.CreateDirectory(directory.BackupFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return directory.BackupFolder;
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    private static BackupFile? Read(FileInfo file)
    {
        var parts = file.Name[Prefix.Length..^Ending.Length].Split('-', 2);
        if (parts.Length != 2 || !DateTimeOffset.TryParseExact(parts[0], Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        return Words.Where(word => word.Value == parts[1]).Select(word => new BackupFile(file.FullName, word.Key, at, file.Length)).FirstOrDefault();
    }
}
