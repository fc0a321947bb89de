using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Bot.Conversations.Migrations;

[DbContext(typeof(ConversationDb))]
[Migration("20261123000000_Outbox")]
internal sealed class Outbox : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "outbox",
            table => new
            {
                Id = table.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", "IdentityByDefaultColumn"),
                Channel = table.Column<string>(),
                ConversationId = table.Column<string>(),
                Payload = table.Column<string>(),
                Tag = table.Column<string>(nullable: true),
                CreatedAt = table.Column<long>(),
                DueAt = table.Column<long>(),
                Status = table.Column<int>(),
                Attempts = table.Column<int>(),
                PartsSent = table.Column<int>(),
                LeaseOwner = table.Column<string>(nullable: true),
                LeaseUntil = table.Column<long>(),
                LeasedAt = table.Column<long>(nullable: true),
                UncertainSince = table.Column<long>(nullable: true),
                LastFailure = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_outbox", row => row.Id));
        migrationBuilder.CreateIndex("IX_outbox_Channel_Status_DueAt", "outbox", ["Channel", "Status", "DueAt"]);
        migrationBuilder.CreateIndex("IX_outbox_ConversationId_Status_Id", "outbox", ["ConversationId", "Status", "Id"]);
        migrationBuilder.CreateIndex("IX_outbox_Tag", "outbox", "Tag");

        migrationBuilder.CreateTable(
            "paused_channel",
            table => new
            {
                Channel = table.Column<string>(),
                Since = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_paused_channel", row => row.Channel));
    }
}
