using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.Conversations.Migrations;

/// <summary>Receiving appends: what would touch a page of its own for every message is left to the turn, which writes there anyway.</summary>
[DbContext(typeof(ConversationDb))]
[Migration("20261125100000_InboxAppends")]
internal sealed class InboxAppends : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("IX_inbox_taken", "inbox", ["Channel", "MessageId"], unique: true, filter: "\"Status\" <> 0");
        migrationBuilder.DropIndex("IX_inbox_Channel_MessageId", "inbox");
        migrationBuilder.DropIndex("IX_inbox_ReceivedAt", "inbox");
    }
}
