using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261125030000_CasesClocks")]
public sealed class CasesClocks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateKinds(migrationBuilder);
        CreateClocks(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("case_clocks");
        migrationBuilder.DropTable("work_calendars");
        migrationBuilder.DropTable("clock_kinds");
    }

    private static void CreateKinds(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "clock_kinds",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Amount = table.Column<int>(nullable: false),
                AtLeast = table.Column<int>(nullable: true),
                Calendar = table.Column<string>(maxLength: 100, nullable: false),
                Categories = table.Column<string>(maxLength: 20000, nullable: false),
                CheckedOn = table.Column<DateOnly>(nullable: false),
                Code = table.Column<string>(maxLength: 100, nullable: false),
                Confidence = table.Column<string>(maxLength: 40, nullable: false),
                ConfirmedBy = table.Column<string>(maxLength: 200, nullable: true),
                Ends = table.Column<string>(maxLength: 40, nullable: false),
                ExtendsTo = table.Column<string>(maxLength: 100, nullable: true),
                Name = table.Column<string>(maxLength: 200, nullable: false),
                On = table.Column<bool>(nullable: false),
                PausesWhileAsking = table.Column<bool>(nullable: false),
                Position = table.Column<int>(nullable: false),
                Source = table.Column<string>(maxLength: 1000, nullable: false),
                Starts = table.Column<string>(maxLength: 40, nullable: false),
                Unit = table.Column<string>(maxLength: 40, nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                WarnMinutes = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_clock_kinds", row => row.Id);
                table.ForeignKey("FK_clock_kinds_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_clock_kinds_WardId_Code", "clock_kinds", ["WardId", "Code"], unique: true);

        schema.CreateTable(
            name: "work_calendars",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Name = table.Column<string>(maxLength: 100, nullable: false),
                Text = table.Column<string>(maxLength: 20000, nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_work_calendars", row => row.Id);
                table.ForeignKey("FK_work_calendars_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_work_calendars_WardId_Name", "work_calendars", ["WardId", "Name"], unique: true);
    }

    private static void CreateClocks(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "case_clocks",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Amount = table.Column<int>(nullable: false),
                Calendar = table.Column<string>(maxLength: 100, nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                DueAt = table.Column<long>(nullable: false),
                Ends = table.Column<string>(maxLength: 40, nullable: false),
                Kind = table.Column<string>(maxLength: 100, nullable: false),
                MetAt = table.Column<long>(nullable: true),
                MissedAt = table.Column<long>(nullable: true),
                Name = table.Column<string>(maxLength: 200, nullable: false),
                PauseReason = table.Column<string>(maxLength: 2000, nullable: true),
                PausedSince = table.Column<long>(nullable: true),
                Pauses = table.Column<string>(nullable: false),
                PausesWhileAsking = table.Column<bool>(nullable: false),
                StartedAt = table.Column<long>(nullable: false),
                Unit = table.Column<string>(maxLength: 40, nullable: false),
                WaitsForReporter = table.Column<bool>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                WarnAt = table.Column<long>(nullable: false),
                WarnMinutes = table.Column<int>(nullable: false),
                WarnedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_case_clocks", row => row.Id);
                table.ForeignKey("FK_case_clocks_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_case_clocks_CaseId", "case_clocks", "CaseId");
        schema.CreateIndex("IX_case_clocks_MetAt_PausedSince_DueAt", "case_clocks", ["MetAt", "PausedSince", "DueAt"]);
    }
}
