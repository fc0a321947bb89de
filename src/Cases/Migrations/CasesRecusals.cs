using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261201100000_CasesRecusals")]
public sealed class CasesRecusals : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "case_recusals",
            columns: table => new
            {
                OfficerId = table.Column<string>(maxLength: 100, nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                At = table.Column<long>(nullable: false),
                OfficerName = table.Column<string>(maxLength: 200, nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_case_recusals", row => new { row.OfficerId, row.CaseId });
                table.ForeignKey("FK_case_recusals_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_case_recusals_CaseId", "case_recusals", "CaseId");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("case_recusals");
}
