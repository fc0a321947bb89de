using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.StaffConsole.Accounts.Migrations;

[DbContext(typeof(StaffDb))]
[Migration("20261202110000_StaffSentActions")]
public sealed class StaffSentActions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "staff_sent_actions",
            columns: table => new
            {
                StaffId = table.Column<Guid>(nullable: false),
                Key = table.Column<byte[]>(nullable: false),
                At = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_staff_sent_actions", row => new { row.StaffId, row.Key });
                table.ForeignKey("FK_staff_sent_actions_staff_StaffId", row => row.StaffId, "staff", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_staff_sent_actions_At", "staff_sent_actions", "At");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("staff_sent_actions");
}
