using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.Dialogs.Forms.Migrations;

[DbContext(typeof(DialogsDb))]
[Migration("20261122120000_DialogsFirstSchema")]
public sealed class DialogsFirstSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "form_versions",
            table => new
            {
                Version = table.Column<int>(),
                Source = table.Column<string>(maxLength: 200_000),
                ShippedRevision = table.Column<int>(nullable: true),
                SavedAt = table.Column<long>(),
                SavedBy = table.Column<string>(maxLength: 200),
                Note = table.Column<string>(maxLength: 500, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_form_versions", row => row.Version));
        migrationBuilder.CreateTable(
            "talk_counts",
            table => new
            {
                Day = table.Column<int>(),
                What = table.Column<string>(maxLength: 60),
                Times = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_talk_counts", row => new { row.Day, row.What }));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("talk_counts");
        migrationBuilder.DropTable("form_versions");
    }
}
