using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Sqlite;

/// <summary>The portal's database in one SQLite file.</summary>
public sealed class SqlitePortalDbContext(DbContextOptions<SqlitePortalDbContext> options, WriteGate gate) : PortalDbContext(options)
{
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var counts = IsWorthABackup();
        var saved = gate.Commit(() => base.SaveChanges(acceptAllChangesOnSuccess));
        if (counts) gate.CountChange();
        return saved;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var counts = IsWorthABackup();
        var saved = await gate.CommitAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);
        if (counts) gate.CountChange();
        return saved;
    }

    /// <summary>Marks are what the portal notes about the database itself.</summary>
    private bool IsWorthABackup() => ChangeTracker.Entries().Any(entry =>
        entry.Entity is not MarkRow && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
}

/// <summary>Lets <c>dotnet ef</c> make migrations without starting the portal.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlitePortalDbContext>().UseSqlite("Data Source=design.db").Options, new WriteGate());
}
