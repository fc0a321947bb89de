using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261130100000_CasesDrills")]
public sealed class CasesDrills : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "drills",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Code = table.Column<string>(maxLength: 10, nullable: false),
                EndsAt = table.Column<long>(nullable: false),
                StartedAt = table.Column<long>(nullable: false),
                StartedBy = table.Column<string>(maxLength: 200, nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_drills", row => row.Id));
        migrationBuilder.CreateIndex("IX_drills_EndsAt", "drills", "EndsAt");
    }
}
