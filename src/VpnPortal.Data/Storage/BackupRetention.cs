namespace VpnPortal.Data.Storage;

/// <summary>Which automatic copies may go.</summary>
public static class BackupRetention
{
    /// <summary>All automatic copies but the newest ones and the last of each of the latest days (UTC). What somebody asked for is never among them.</summary>
    public static IReadOnlyList<BackupFile> Expired(IEnumerable<BackupFile> files, BackupOptions options)
    {
        var automatic = files.Where(file => file.Kind == BackupKind.Automatic).OrderByDescending(file => file.At).ToList();
        var kept = automatic.Take(options.KeepRecent)
            .Concat(automatic.GroupBy(file => file.At.UtcDateTime.Date).Take(options.KeepDays).Select(day => day.First())).ToHashSet();
        return [.. automatic.Where(file => !kept.Contains(file))];
    }
}
