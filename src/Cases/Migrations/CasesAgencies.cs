using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

/// <summary>Outside agencies as ends of routes, and units of the ward as ends of transfers.</summary>
[DbContext(typeof(CasesDb))]
[Migration("20261201120000_CasesAgencies")]
public sealed class CasesAgencies : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "outside_agencies",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Contact = table.Column<string>(maxLength: 1000, nullable: false),
                Explanation = table.Column<string>(maxLength: 1000, nullable: true),
                Name = table.Column<string>(maxLength: 200, nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_outside_agencies", row => row.Id);
                table.ForeignKey("FK_outside_agencies_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_outside_agencies_WardId_Name", "outside_agencies", ["WardId", "Name"], unique: true);
        migrationBuilder.AddColumn<Guid>("AgencyId", "route_rules", nullable: true);
        migrationBuilder.AddColumn<Guid>("AgencyId", "cases", nullable: true);
        migrationBuilder.AddColumn<Guid>("TransferredUnitId", "cases", nullable: true);
        migrationBuilder.AddColumn<Guid>("TransferredAgencyId", "cases", nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var column in (string[])["AgencyId", "TransferredUnitId", "TransferredAgencyId"]) migrationBuilder.DropColumn(column, "cases");
        migrationBuilder.DropColumn("AgencyId", "route_rules");
        migrationBuilder.DropTable("outside_agencies");
    }
}
