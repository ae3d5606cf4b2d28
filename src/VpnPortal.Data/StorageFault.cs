using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace VpnPortal.Data;

/// <summary>Tells faults of the database and its disk, which pass, from bugs, which do not.</summary>
public static class StorageFault
{
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteConstraint = 19;

    /// <summary>SQLSTATE: the connection broke; the server stops or starts; it ended a session that was idle in a transaction.</summary>
    private static readonly string[] Interruptions = ["08", "57P", "25P03"];

    /// <summary>True for a full or read-only disk, a locked or unreachable database and the like.</summary>
    public static bool Is(Exception exception) =>
        exception is DbException or DbUpdateException or RetryLimitExceededException or IOException;

    /// <summary>The same may succeed in a moment: the server restarts, cannot be reached, or ended the transaction in favour of another.</summary>
    public static bool Passes(Exception exception) => Causes(exception).Any(cause => cause switch
    {
        PostgresException server => server.IsTransient || Interruptions.Any(kind => server.SqlState.StartsWith(kind, StringComparison.Ordinal)),
        NpgsqlException driver => driver.IsTransient,
        _ => false,
    });

    /// <summary>Why the storage takes no writes at present; null when the fault is of another kind, such as a lost race.</summary>
    public static StorageCause? CauseOf(Exception exception) => Causes(exception).Select(CauseOfOne).FirstOrDefault(cause => cause is not null);

    private static StorageCause? CauseOfOne(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => StorageCause.Full,
        SqliteException { SqliteErrorCode: SqliteReadOnly } or PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => StorageCause.WriteProtected,
        SqliteException { SqliteErrorCode: SqliteIoError or SqliteCannotOpen } or PostgresException { SqlState: PostgresErrorCodes.IoError } => StorageCause.Broken,
        PostgresException server => Interruptions.Any(kind => server.SqlState.StartsWith(kind, StringComparison.Ordinal)) ? StorageCause.Unreachable : null,
        NpgsqlException { IsTransient: true } => StorageCause.Unreachable,
        _ => null,
    };

    /// <summary>A row with that key is there already.</summary>
    internal static bool IsTaken(DbUpdateException exception) => exception.InnerException switch
    {
        SqliteException { SqliteErrorCode: SqliteConstraint } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException) yield return cause;
    }
}
