using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.Conversations.Migrations;

[DbContext(typeof(ConversationDb))]
[Migration("20261123110000_References")]
internal sealed class References : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "conversation_reference",
        table => new
        {
            ConversationId = table.Column<string>(),
            Address = table.Column<string>(),
            SeenAt = table.Column<long>(),
        },
        constraints: table => table.PrimaryKey("PK_conversation_reference", row => row.ConversationId));
}
