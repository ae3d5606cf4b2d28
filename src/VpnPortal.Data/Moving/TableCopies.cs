using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace VpnPortal.Data.Moving;

/// <summary>Copies every table of the model, those first that others refer to.</summary>
internal static class TableCopies
{
    private const int RowsAtOnce = 500;
    private static readonly MethodInfo Copy = typeof(TableCopies).GetMethod(nameof(CopyAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo Count = typeof(TableCopies).GetMethod(nameof(CountOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Copies all rows and gives how many.</summary>
    /// <exception cref="InvalidOperationException">A table has another number of rows than before.</exception>
    public static async Task<long> CopyAllAsync(PortalDbContext source, PortalDbContext target, CancellationToken cancellationToken)
    {
        var all = 0L;
        foreach (var table in InOrder(target.Model))
        {
            var copied = await (Task<long>)Copy.MakeGenericMethod(table.ClrType).Invoke(null, [source, target, cancellationToken])!;
            if (copied != await CountAsync(source, table, cancellationToken) || copied != await CountAsync(target, table, cancellationToken))
                throw new InvalidOperationException($"Table {table.GetTableName()} changed while it was copied. Repeat the move.");
            await ContinueNumbersAsync(target, table, cancellationToken);
            all += copied;
        }

        return all;
    }

    /// <summary>All rows of a database.</summary>
    public static async Task<long> CountAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var all = 0L;
        foreach (var table in InOrder(context.Model)) all += await CountAsync(context, table, cancellationToken);
        return all;
    }

    private static Task<long> CountAsync(PortalDbContext context, IEntityType table, CancellationToken cancellationToken) =>
        (Task<long>)Count.MakeGenericMethod(table.ClrType).Invoke(null, [context, cancellationToken])!;

    private static Task<long> CountOfAsync<TRow>(PortalDbContext context, CancellationToken cancellationToken)
        where TRow : class => context.Set<TRow>().LongCountAsync(cancellationToken);

    private static async Task<long> CopyAsync<TRow>(PortalDbContext source, PortalDbContext target, CancellationToken cancellationToken)
        where TRow : class
    {
        var (batch, copied) = (new List<TRow>(RowsAtOnce), 0L);
        await foreach (var row in source.Set<TRow>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            batch.Add(row);
            if (batch.Count == RowsAtOnce) copied += await StoreAsync(target, batch, cancellationToken);
        }

        return copied + await StoreAsync(target, batch, cancellationToken);
    }

    private static async Task<int> StoreAsync<TRow>(PortalDbContext target, List<TRow> batch, CancellationToken cancellationToken)
        where TRow : class
    {
        target.Set<TRow>().AddRange(batch);
        var stored = await target.SaveChangesAsync(cancellationToken);
        target.ChangeTracker.Clear();
        batch.Clear();
        return stored;
    }

    /// <summary>Numbers that the server gives begin after those that were copied.</summary>
    private static async Task ContinueNumbersAsync(PortalDbContext target, IEntityType table, CancellationToken cancellationToken)
    {
        if (table.FindPrimaryKey() is not { Properties: [{ ValueGenerated: ValueGenerated.OnAdd } number] } || number.ClrType == typeof(string)) return;
        var (name, column) = (table.GetTableName()!, number.GetColumnName());
        var sql = string.Format(
            CultureInfo.InvariantCulture, "SELECT setval(pg_get_serial_sequence('\"{0}\"', '{1}'), max(\"{1}\")) FROM \"{0}\" HAVING max(\"{1}\") IS NOT NULL", name, column);
        await target.Database.ExecuteSqlRawAsync(sql, cancellationToken);
    }

    private static List<IEntityType> InOrder(IModel model)
    {
        var (ordered, left) = (new List<IEntityType>(), model.GetEntityTypes().ToList());
        while (left.Count > 0)
        {
            var next = left.First(table => table.GetForeignKeys().All(key => key.PrincipalEntityType == table || ordered.Contains(key.PrincipalEntityType)));
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }
}
