using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VpnPortal.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AuditIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_no_update BEFORE UPDATE ON Audit
                BEGIN SELECT RAISE(ABORT, 'The history is append-only.'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_no_delete BEFORE DELETE ON Audit
                BEGIN SELECT RAISE(ABORT, 'The history is append-only.'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER audit_no_update;");
            migrationBuilder.Sql("DROP TRIGGER audit_no_delete;");
        }
    }
}
