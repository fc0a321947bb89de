using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.StaffConsole.Accounts.Migrations;

[DbContext(typeof(StaffDb))]
[Migration("20261129130000_StaffViews")]
public sealed class StaffViews : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "staff_views",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Name = table.Column<string>(maxLength: 60, nullable: false),
                Query = table.Column<string>(maxLength: 1000, nullable: false),
                StaffId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_views", row => row.Id);
                table.ForeignKey("FK_staff_views_staff_StaffId", row => row.StaffId, "staff", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_staff_views_StaffId_Name", "staff_views", ["StaffId", "Name"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("staff_views");
}
