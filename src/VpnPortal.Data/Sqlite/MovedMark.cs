using System.Globalization;

namespace VpnPortal.Data.Sqlite;

/// <summary>A file that says that the database was moved, or is being moved, to a server: nobody may go on working on what was left behind.</summary>
internal static class MovedMark
{
    private const string Name = "moved-to-postgres";

    /// <summary>Leaves the mark, on disk before anything is copied.</summary>
    public static void Leave(DataDirectory directory, DateTimeOffset at)
    {
        if (File.Exists(directory.File(Name))) return;
        using var stream = new FileStream(directory.File(Name), FileMode.CreateNew, FileAccess.Write);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(at.ToString("O", CultureInfo.InvariantCulture) + "\n"));
        stream.Flush(flushToDisk: true);
    }

    /// <exception cref="InvalidOperationException">The mark is there.</exception>
    public static void Refuse(DataDirectory directory)
    {
        var file = directory.File(Name);
        if (File.Exists(file))
            throw new InvalidOperationException(
                $"The database of {directory.Path} was moved to PostgreSQL on {File.ReadAllText(file).Trim()}, or the move was begun then. Set Database:Provider and " +
                $"Database:ConnectionString; if the move did not end, repeat it. To work on the old file again, delete {file}: only if no portal has worked on the server since.");
    }
}
