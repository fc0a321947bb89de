using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.Conversations.Migrations;

[DbContext(typeof(ConversationDb))]
[Migration("20261122000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "conversation",
            table => new
            {
                Id = table.Column<string>(),
                Channel = table.Column<string>(),
                UserId = table.Column<string>(),
                State = table.Column<string>(),
                DraftKey = table.Column<string>(),
                LastSequence = table.Column<long>(),
                StartedAt = table.Column<long>(),
                LastActivityAt = table.Column<long>(),
                Version = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_conversation", row => row.Id));
        migrationBuilder.CreateIndex("IX_conversation_LastActivityAt", "conversation", "LastActivityAt");

        migrationBuilder.CreateTable(
            "inbox",
            table => new
            {
                Id = table.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", "IdentityByDefaultColumn"),
                Channel = table.Column<string>(),
                MessageId = table.Column<string>(),
                ConversationId = table.Column<string>(),
                ActivityId = table.Column<string>(),
                Payload = table.Column<string>(),
                ReceivedAt = table.Column<long>(),
                Status = table.Column<int>(),
                Attempts = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_inbox", row => row.Id));
        migrationBuilder.CreateIndex("IX_inbox_Channel_MessageId", "inbox", ["Channel", "MessageId"], unique: true);
        migrationBuilder.CreateIndex("IX_inbox_ConversationId_Status_Id", "inbox", ["ConversationId", "Status", "Id"]);

        migrationBuilder.CreateTable(
            "transcript",
            table => new
            {
                ConversationId = table.Column<string>(),
                Sequence = table.Column<long>(),
                Payload = table.Column<string>(),
                At = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_transcript", row => new { row.ConversationId, row.Sequence }));
    }
}
