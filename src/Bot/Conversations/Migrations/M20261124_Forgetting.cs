using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.Conversations.Migrations;

[DbContext(typeof(ConversationDb))]
[Migration("20261124100000_Forgetting")]
internal sealed class ForgettingTalk : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "forgetting",
        table => new
        {
            ConversationId = table.Column<string>(),
            Through = table.Column<long>(),
            DueAt = table.Column<long>(),
        },
        constraints: table => table.PrimaryKey("PK_forgetting", row => row.ConversationId));
}
