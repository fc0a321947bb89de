using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261202120000_CasesReadingAlarms")]
public sealed class CasesReadingAlarms : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "reading_alarms",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Cases = table.Column<int>(nullable: false),
                From = table.Column<long>(nullable: false),
                OfficerId = table.Column<string>(maxLength: 100, nullable: false),
                OfficerName = table.Column<string>(maxLength: 200, nullable: false),
                Pattern = table.Column<string>(maxLength: 40, nullable: false),
                SeenAt = table.Column<long>(nullable: true),
                SeenByName = table.Column<string>(maxLength: 200, nullable: true),
                Until = table.Column<long>(nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_reading_alarms", row => row.Id));
        migrationBuilder.CreateIndex("IX_reading_alarms_WardId_OfficerId_Pattern_Until", "reading_alarms", ["WardId", "OfficerId", "Pattern", "Until"]);
        migrationBuilder.CreateIndex("IX_reading_alarms_WardId_SeenAt", "reading_alarms", ["WardId", "SeenAt"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("reading_alarms");
}
