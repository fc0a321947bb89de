using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.StaffConsole.Accounts.Migrations;

[DbContext(typeof(StaffDb))]
[Migration("20261129110000_StaffSecondStep")]
public sealed class StaffSecondStep : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<long>("LastCodeStep", "staff", nullable: false, defaultValue: 0L);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("LastCodeStep", "staff");
}
