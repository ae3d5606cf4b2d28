using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VpnPortal.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresPortalDbContext))]
    [Migration("20261126004609_AuditIsAppendOnly")]
    public partial class AuditIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'The history is append-only.'; END $$;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON "Audit"
                FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_no_change ON \"Audit\";");
            migrationBuilder.Sql("DROP FUNCTION audit_is_append_only();");
        }
    }
}
