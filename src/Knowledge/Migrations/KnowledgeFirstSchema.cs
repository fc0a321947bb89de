using AnTT.Knowledge.Documents.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Knowledge.Migrations;

[DbContext(typeof(KnowledgeDb))]
[Migration("20261122020000_KnowledgeFirstSchema")]
public sealed class KnowledgeFirstSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "knowledge_documents",
            columns: table => new
            {
                Id = table.Column<string>(maxLength: 200),
                Title = table.Column<string>(),
                Kind = table.Column<string>(maxLength: 40),
                Number = table.Column<string>(maxLength: 100, nullable: true),
                CreatedAt = table.Column<long>(),
                Version = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_knowledge_documents", row => row.Id));
        migrationBuilder.CreateTable(
            name: "knowledge_versions",
            columns: table => new
            {
                Id = table.Column<Guid>(),
                DocumentId = table.Column<string>(maxLength: 200),
                Number = table.Column<int>(),
                State = table.Column<string>(maxLength: 20),
                Fingerprint = table.Column<string>(maxLength: 64),
                TextHash = table.Column<string>(maxLength: 64),
                Sketch = table.Column<byte[]>(),
                Header = table.Column<string>(),
                Passages = table.Column<string>(),
                Outline = table.Column<string>(),
                SourceName = table.Column<string>(maxLength: 300),
                SourceText = table.Column<string>(nullable: true),
                ImportedAt = table.Column<long>(),
                PublishedAt = table.Column<long>(nullable: true),
                EndedAt = table.Column<long>(nullable: true),
                Review = table.Column<DateOnly>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_knowledge_versions", row => row.Id);
                table.ForeignKey("FK_knowledge_versions_knowledge_documents_DocumentId", row => row.DocumentId, "knowledge_documents", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            name: "knowledge_state",
            columns: table => new { Id = table.Column<int>(), Revision = table.Column<long>() },
            constraints: table => table.PrimaryKey("PK_knowledge_state", row => row.Id));
        migrationBuilder.CreateIndex("IX_knowledge_versions_DocumentId_Number", "knowledge_versions", ["DocumentId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_knowledge_versions_State", "knowledge_versions", "State");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("knowledge_state");
        migrationBuilder.DropTable("knowledge_versions");
        migrationBuilder.DropTable("knowledge_documents");
    }
}
