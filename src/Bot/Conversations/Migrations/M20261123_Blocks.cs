using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.Conversations.Migrations;

[DbContext(typeof(ConversationDb))]
[Migration("20261123100000_Blocks")]
internal sealed class Blocks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>("BlockedUntil", "conversation", nullable: true);
        // Small: what is done leaves them.
        migrationBuilder.CreateIndex("IX_inbox_pending", "inbox", "ConversationId", filter: "\"Status\" = 0");
        migrationBuilder.CreateIndex("IX_inbox_set_aside", "inbox", "ReceivedAt", filter: "\"Status\" = 2");
        migrationBuilder.DropIndex("IX_inbox_ConversationId_Status_Id", "inbox");
        migrationBuilder.CreateIndex("IX_inbox_ReceivedAt", "inbox", "ReceivedAt");
    }
}
