using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

public sealed partial class CasesFirstSchema
{
    private static void CreateTalk(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "case_mailboxes",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                Pseudonym = table.Column<string>(maxLength: 100, nullable: false),
                ReceiptHash = table.Column<byte[]>(nullable: false),
                ReportId = table.Column<Guid>(nullable: false),
                Stopped = table.Column<bool>(nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_case_mailboxes", row => row.Id);
                table.ForeignKey("FK_case_mailboxes_case_reports_ReportId", row => row.ReportId, "case_reports", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_case_mailboxes_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_case_mailboxes_CaseId", "case_mailboxes", "CaseId");
        schema.CreateIndex("IX_case_mailboxes_ReceiptHash", "case_mailboxes", "ReceiptHash", unique: true);
        schema.CreateIndex("IX_case_mailboxes_ReportId", "case_mailboxes", "ReportId");

        schema.CreateTable(
            name: "case_messages",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                FromOfficer = table.Column<bool>(nullable: false),
                MailboxId = table.Column<Guid>(nullable: false),
                OfficerId = table.Column<string>(maxLength: 100, nullable: true),
                OfficerName = table.Column<string>(maxLength: 200, nullable: true),
                Read = table.Column<bool>(nullable: false),
                SentAt = table.Column<long>(nullable: false),
                Text = table.Column<string>(maxLength: 20000, nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_case_messages", row => row.Id);
                table.ForeignKey("FK_case_messages_case_mailboxes_MailboxId", row => row.MailboxId, "case_mailboxes", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_case_messages_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_case_messages_CaseId", "case_messages", "CaseId");
        schema.CreateIndex("IX_case_messages_MailboxId", "case_messages", "MailboxId");

        schema.CreateTable(
            name: "sealed_reporters",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                MailboxId = table.Column<Guid>(nullable: false),
                SealedAddress = table.Column<byte[]>(nullable: true),
                SealedReporter = table.Column<byte[]>(nullable: true),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_sealed_reporters", row => row.Id);
            });
        schema.CreateIndex("IX_sealed_reporters_MailboxId", "sealed_reporters", "MailboxId", unique: true);
    }

    private static void CreateEvidence(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "evidence_vaults",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                CaseId = table.Column<Guid>(nullable: true),
                CreatedAt = table.Column<long>(nullable: false),
                DraftHash = table.Column<byte[]>(nullable: true),
                MailboxId = table.Column<Guid>(nullable: true),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                WrappedKey = table.Column<byte[]>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_evidence_vaults", row => row.Id);
                table.ForeignKey("FK_evidence_vaults_case_mailboxes_MailboxId", row => row.MailboxId, "case_mailboxes", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_evidence_vaults_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_evidence_vaults_CaseId", "evidence_vaults", "CaseId");
        schema.CreateIndex("IX_evidence_vaults_DraftHash", "evidence_vaults", "DraftHash", unique: true);
        schema.CreateIndex("IX_evidence_vaults_MailboxId", "evidence_vaults", "MailboxId", unique: true);

        schema.CreateTable(
            name: "evidence_items",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                ClaimedName = table.Column<string>(maxLength: 200, nullable: true),
                Kind = table.Column<string>(maxLength: 40, nullable: false),
                ReceivedAt = table.Column<long>(nullable: false),
                Sha256 = table.Column<byte[]>(nullable: false),
                SizeBytes = table.Column<long>(nullable: false),
                VaultId = table.Column<Guid>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_evidence_items", row => row.Id);
                table.ForeignKey("FK_evidence_items_evidence_vaults_VaultId", row => row.VaultId, "evidence_vaults", "Id", onDelete: ReferentialAction.Cascade);
            });
        schema.CreateIndex("IX_evidence_items_VaultId", "evidence_items", "VaultId");
    }

    private static void CreateLog(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "case_events",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                ActorId = table.Column<string>(maxLength: 100, nullable: false),
                ActorName = table.Column<string>(maxLength: 200, nullable: false),
                At = table.Column<long>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                From = table.Column<string>(maxLength: 200, nullable: true),
                Hash = table.Column<byte[]>(nullable: false),
                Kind = table.Column<string>(maxLength: 40, nullable: false),
                PreviousHash = table.Column<byte[]>(nullable: false),
                Reason = table.Column<string>(maxLength: 2000, nullable: true),
                Sequence = table.Column<long>(nullable: false),
                To = table.Column<string>(maxLength: 200, nullable: true),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_case_events", row => row.Id);
            });
        schema.CreateIndex("IX_case_events_CaseId_Sequence", "case_events", ["CaseId", "Sequence"]);
        schema.CreateIndex("IX_case_events_WardId_Sequence", "case_events", ["WardId", "Sequence"], unique: true);

        schema.CreateTable(
            name: "ward_ledgers",
            columns: table => new
            {
                WardId = table.Column<Guid>(nullable: false),
                KeyFingerprint = table.Column<byte[]>(nullable: false),
                LastHash = table.Column<byte[]>(nullable: false),
                LastNumber = table.Column<int>(nullable: false),
                LastSequence = table.Column<long>(nullable: false),
                Year = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ward_ledgers", row => row.WardId);
                table.ForeignKey("FK_ward_ledgers_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
    }
}
