using Microsoft.Data.Sqlite;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Data.Sqlite;

/// <summary>
/// Copies a database file while others write to it. The source is opened read-only and read in one transaction: that neither writes nor
/// checkpoints, so that the write gate need not be held and a second process may do it, too.
/// </summary>
internal static class DatabaseCopy
{
    /// <summary>What a copy is called until it is whole.</summary>
    public const string Unfinished = ".part";

    /// <summary>Writes a copy, checks it, and gives it its name only then.</summary>
    /// <exception cref="DatabaseRefusedException">The copy is damaged, which means that the source is.</exception>
    public static async Task MakeAsync(string source, string target, CancellationToken cancellationToken)
    {
        var part = target + Unfinished;
        try
        {
            await WriteAsync(source, part, cancellationToken);
            if (await FaultOfAsync(part, cancellationToken) is { } fault)
                throw new DatabaseRefusedException(new BilingualText(
                    $"数据库 {source} 的副本未通过检查（{fault}），数据库可能已损坏。请保留已有的备份。",
                    $"The copy of the database {source} did not pass its check ({fault}); the database may be damaged. Keep the backups that you have."));
            Flush(part);
            File.Move(part, target, overwrite: false);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>What is wrong with a database file, or null when it is whole.</summary>
    public static async Task<string?> FaultOfAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(file, cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check";
            var answer = (string?)await command.ExecuteScalarAsync(cancellationToken);
            return answer == "ok" ? null : answer ?? "";
        }
        catch (SqliteException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The migrations that a database file has been through; none when it is not a portal's.</summary>
    public static async Task<IReadOnlyList<string>> MigrationsOfAsync(string file, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(file, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if (await command.ExecuteScalarAsync(cancellationToken) is 0L) return [];
        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1";
        var found = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) found.Add(reader.GetString(0));
        return found;
    }

    /// <summary>Puts what was written on the disk.</summary>
    public static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static async Task WriteAsync(string source, string part, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(source, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", part);
        // As long as it takes: gigabytes take a minute.
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<SqliteConnection> OpenAsync(string file, CancellationToken cancellationToken)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        var connection = new SqliteConnection(text.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
