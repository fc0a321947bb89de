using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261129120000_CasesClusters")]
public sealed class CasesClusters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "cluster_links",
            columns: table => new
            {
                CaseId = table.Column<Guid>(nullable: false),
                ClusterId = table.Column<Guid>(nullable: false),
                LinkedAt = table.Column<long>(nullable: false),
                LinkedByName = table.Column<string>(maxLength: 200, nullable: false),
                Reason = table.Column<string>(maxLength: 2000, nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_cluster_links", row => row.CaseId);
                table.ForeignKey("FK_cluster_links_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_cluster_links_ClusterId", "cluster_links", "ClusterId");
        migrationBuilder.CreateTable(
            name: "case_assignments",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                AssignedAt = table.Column<long>(nullable: false),
                AssignedByName = table.Column<string>(maxLength: 200, nullable: false),
                Authority = table.Column<string>(maxLength: 500, nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                DueOn = table.Column<DateOnly>(nullable: false),
                OfficerId = table.Column<string>(maxLength: 100, nullable: false),
                OfficerName = table.Column<string>(maxLength: 200, nullable: false),
                Responsibility = table.Column<string>(maxLength: 500, nullable: false),
                Result = table.Column<string>(maxLength: 500, nullable: false),
                Task = table.Column<string>(maxLength: 500, nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_case_assignments", row => row.Id);
                table.ForeignKey("FK_case_assignments_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_case_assignments_CaseId_AssignedAt", "case_assignments", ["CaseId", "AssignedAt"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("case_assignments");
        migrationBuilder.DropTable("cluster_links");
    }
}
