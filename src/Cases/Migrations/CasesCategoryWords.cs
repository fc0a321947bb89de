using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261201130000_CasesCategoryWords")]
public sealed class CasesCategoryWords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "category_words",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Accepted = table.Column<bool>(nullable: false),
                Cases = table.Column<int>(nullable: false),
                Category = table.Column<string>(maxLength: 100, nullable: false),
                DecidedAt = table.Column<long>(nullable: false),
                DecidedByName = table.Column<string>(maxLength: 200, nullable: false),
                Phrase = table.Column<string>(maxLength: 60, nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_category_words", row => row.Id));
        migrationBuilder.CreateIndex("IX_category_words_WardId_Category_Phrase", "category_words", ["WardId", "Category", "Phrase"], unique: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("category_words");
}
