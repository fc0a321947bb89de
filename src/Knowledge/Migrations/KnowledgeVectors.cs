using AnTT.Knowledge.Documents.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Knowledge.Migrations;

[DbContext(typeof(KnowledgeDb))]
[Migration("20261122090000_KnowledgeVectors")]
public sealed class KnowledgeVectors : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        name: "knowledge_vectors",
        columns: table => new
        {
            Model = table.Column<string>(maxLength: 200),
            TextHash = table.Column<string>(maxLength: 64),
            Vector = table.Column<byte[]>(),
        },
        constraints: table => table.PrimaryKey("PK_knowledge_vectors", row => new { row.Model, row.TextHash }));

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("knowledge_vectors");
}
