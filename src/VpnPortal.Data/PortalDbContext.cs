using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data;

/// <summary>The portal's database. Provider subclasses add nothing but their own migrations.</summary>
public abstract class PortalDbContext(DbContextOptions options) : IdentityDbContext<PortalUser>(options)
{
    public DbSet<DeploymentRow> Deployments => Set<DeploymentRow>();
    public DbSet<SecretRow> Secrets => Set<SecretRow>();
    public DbSet<RunRow> Runs => Set<RunRow>();
    public DbSet<RunEventRow> RunEvents => Set<RunEventRow>();
    public DbSet<ResourceRow> Resources => Set<ResourceRow>();
    public DbSet<ObservationRow> Observations => Set<ObservationRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<PingRow> Pings => Set<PingRow>();
    public DbSet<MarkRow> Marks => Set<MarkRow>();
    public DbSet<SessionKeyRow> SessionKeys => Set<SessionKeyRow>();
    public DbSet<SetupCodeRow> SetupCodes => Set<SetupCodeRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        DeploymentsAndRuns(builder);
        Records(builder);
        builder.Entity<MarkRow>(row => row.HasKey(m => m.Name));
        builder.Entity<SessionKeyRow>(row => row.HasKey(k => k.Name));
        builder.Entity<SetupCodeRow>(row => row.HasKey(c => c.Hash));
    }

    private static void DeploymentsAndRuns(ModelBuilder builder)
    {
        builder.Entity<DeploymentRow>(row =>
        {
            row.HasKey(d => d.Id);
            row.Property(d => d.DraftVersion).IsConcurrencyToken();
        });
        builder.Entity<SecretRow>(row =>
        {
            row.HasKey(s => new { s.DeploymentId, s.Path });
            row.HasOne<DeploymentRow>().WithMany().HasForeignKey(s => s.DeploymentId);
        });
        builder.Entity<RunRow>(row =>
        {
            row.HasKey(r => r.Id);
            row.HasIndex(r => r.FinishedAt);
            row.HasOne<DeploymentRow>().WithMany().HasForeignKey(r => r.DeploymentId);
        });
        builder.Entity<RunEventRow>(row =>
        {
            row.HasKey(e => new { e.RunId, e.Sequence });
            row.HasOne<RunRow>().WithMany().HasForeignKey(e => e.RunId);
        });
    }

    private static void Records(ModelBuilder builder)
    {
        builder.Entity<ResourceRow>(row => row.HasKey(r => new { r.DeploymentId, r.Address }));
        builder.Entity<ObservationRow>(row =>
        {
            row.HasKey(o => o.Id);
            row.HasIndex(o => new { o.ResourceId, o.Id });
        });
        builder.Entity<AuditRow>(row =>
        {
            row.HasKey(a => a.Sequence);
            row.HasIndex(a => new { a.DeploymentId, a.Sequence });
            row.HasIndex(a => new { a.ActorName, a.Sequence });
            row.HasIndex(a => new { a.Code, a.Sequence });
        });
        builder.Entity<PingRow>(row =>
        {
            row.HasKey(p => p.Id);
            row.HasIndex(p => new { p.DeploymentId, p.StartedAt });
            // Two portals may follow one ping; the first that ends it tells of the end.
            row.Property(p => p.FinishedAt).IsConcurrencyToken();
        });
    }

    /// <summary>Times are stored as UTC ticks, since SQLite cannot order its text form of an offset.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    private sealed class UtcTicks() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
