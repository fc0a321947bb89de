using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261125040000_CasesDuty")]
public sealed class CasesDuty : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("RungFor", "cases", maxLength: 20000, nullable: false, defaultValue: "[]");
        migrationBuilder.AddColumn<string>("RungForId", "cases", maxLength: 100, nullable: true);
        migrationBuilder.AddColumn<string>("RungForName", "cases", maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<long>("RungAt", "cases", nullable: true);
        migrationBuilder.AddColumn<string>("TransferredTo", "cases", maxLength: 200, nullable: true);
        migrationBuilder.AddColumn<long>("AcceptBy", "cases", nullable: true);
        CreateRoster(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("duty_absences");
        migrationBuilder.DropTable("duty_shifts");
        foreach (var column in new[] { "RungFor", "RungForId", "RungForName", "RungAt", "TransferredTo", "AcceptBy" }) migrationBuilder.DropColumn(column, "cases");
    }

    private static void CreateRoster(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "duty_shifts",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Days = table.Column<string>(maxLength: 40, nullable: false),
                FromMinute = table.Column<int>(nullable: false),
                OfficerId = table.Column<string>(maxLength: 100, nullable: false),
                OfficerName = table.Column<string>(maxLength: 200, nullable: false),
                Rank = table.Column<int>(nullable: false),
                UnitId = table.Column<Guid>(nullable: false),
                UntilMinute = table.Column<int>(nullable: false),
                ValidFrom = table.Column<DateOnly>(nullable: false),
                ValidUntil = table.Column<DateOnly>(nullable: true),
                WardId = table.Column<Guid>(nullable: false),
                Week = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_duty_shifts", row => row.Id);
                table.ForeignKey("FK_duty_shifts_ward_units_UnitId", row => row.UnitId, "ward_units", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_duty_shifts_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_duty_shifts_UnitId", "duty_shifts", "UnitId");
        schema.CreateIndex("IX_duty_shifts_WardId", "duty_shifts", "WardId");

        schema.CreateTable(
            name: "duty_absences",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                From = table.Column<long>(nullable: false),
                OfficerId = table.Column<string>(maxLength: 100, nullable: false),
                OfficerName = table.Column<string>(maxLength: 200, nullable: false),
                Reason = table.Column<string>(maxLength: 200, nullable: true),
                Until = table.Column<long>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_duty_absences", row => row.Id);
                table.ForeignKey("FK_duty_absences_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_duty_absences_WardId_Until", "duty_absences", ["WardId", "Until"]);
    }
}
