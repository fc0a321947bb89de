using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261122120000_CasesDiaryAndSafeHours")]
public sealed class CasesDiaryAndSafeHours : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("ReplyHours", "case_mailboxes", maxLength: 40, nullable: true);
        migrationBuilder.AddColumn<long>("HeldUntil", "case_messages", nullable: true);
        migrationBuilder.CreateIndex("IX_case_messages_HeldUntil", "case_messages", "HeldUntil");
        migrationBuilder.CreateTable(
            name: "case_diary",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                MailboxId = table.Column<Guid>(nullable: false),
                OccurredAt = table.Column<long>(nullable: false),
                OccurredText = table.Column<string>(maxLength: 200, nullable: true),
                Text = table.Column<string>(maxLength: 20000, nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                WrittenAt = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_case_diary", row => row.Id);
                table.ForeignKey("FK_case_diary_case_mailboxes_MailboxId", row => row.MailboxId, "case_mailboxes", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_case_diary_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_case_diary_CaseId_OccurredAt", "case_diary", ["CaseId", "OccurredAt"]);
        migrationBuilder.CreateIndex("IX_case_diary_MailboxId", "case_diary", "MailboxId");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("case_diary");
        migrationBuilder.DropIndex("IX_case_messages_HeldUntil", "case_messages");
        migrationBuilder.DropColumn("HeldUntil", "case_messages");
        migrationBuilder.DropColumn("ReplyHours", "case_mailboxes");
    }
}
