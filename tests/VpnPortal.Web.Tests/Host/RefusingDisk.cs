using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace VpnPortal.Web.Tests.Host;

/// <summary>Lets every write end as on a full disk while it is full; reading goes on.</summary>
public sealed class RefusingDisk : DbCommandInterceptor
{
    private const int Full = 13;

    public bool IsFull { get; set; }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Let(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Let(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Let(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Let(command, result));

    private T Let<T>(DbCommand command, T result)
    {
        var writes = new[] { "INSERT", "UPDATE", "DELETE" }.Any(verb => command.CommandText.StartsWith(verb, StringComparison.Ordinal));
        return IsFull && writes ? throw new SqliteException("SQLite Error 13: 'database or disk is full'.", Full) : result;
    }
}
