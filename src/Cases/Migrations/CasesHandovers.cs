using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261202100000_CasesHandovers")]
public sealed class CasesHandovers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "shift_handovers",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                From = table.Column<long>(nullable: false),
                NextUntil = table.Column<long>(nullable: false),
                OfficerId = table.Column<string>(maxLength: 100, nullable: false),
                OfficerName = table.Column<string>(maxLength: 200, nullable: false),
                Replaced = table.Column<bool>(nullable: false),
                TakenAt = table.Column<long>(nullable: true),
                TakenById = table.Column<string>(maxLength: 100, nullable: true),
                TakenByName = table.Column<string>(maxLength: 200, nullable: true),
                UnitId = table.Column<Guid>(nullable: true),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                Words = table.Column<string>(maxLength: 2000, nullable: true),
                WrittenAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_shift_handovers", row => row.Id));
        migrationBuilder.CreateIndex("IX_shift_handovers_WardId_WrittenAt", "shift_handovers", ["WardId", "WrittenAt"]);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("shift_handovers");
}
