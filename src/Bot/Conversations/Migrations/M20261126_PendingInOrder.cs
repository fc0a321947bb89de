using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.Conversations.Migrations;

/// <summary>What waits for an answer is indexed in the order it came, which only appends; by conversation it is known in memory.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261126100000_PendingInOrder")]
internal sealed class PendingInOrder : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_inbox_pending", "inbox");
        migrationBuilder.CreateIndex("IX_inbox_pending", "inbox", "Id", filter: "\"Status\" = 0");
    }
}
