using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

/// <summary>Clean copies, keys per unit, openings with a second person, consents, erasure, holds, certificates.</summary>
[DbContext(typeof(CasesDb))]
[Migration("20261124010000_CasesSealed")]
public sealed partial class CasesSealed : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ChangeEvidence(migrationBuilder);
        CreateKeys(migrationBuilder);
        CreateRights(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["deletion_certificates", "legal_holds", "erasure_requests", "case_consents", "identity_requests", "case_grants"]) migrationBuilder.DropTable(table);
    }

    private static void ChangeEvidence(MigrationBuilder schema)
    {
        // In SQL that both providers know: otherwise the table would be written anew, which needs a model this set does without.
        schema.Sql("""ALTER TABLE evidence_items DROP COLUMN "ClaimedName" """);
        schema.AddColumn<byte[]>("SealedName", "evidence_items", nullable: true);
        schema.AddColumn<byte[]>("SealedFacts", "evidence_items", nullable: true);
        schema.AddColumn<string>("Facts", "evidence_items", maxLength: 40, nullable: false, defaultValue: "NotAsked");
        schema.AddColumn<string>("Scan", "evidence_items", maxLength: 40, nullable: false, defaultValue: "NotScanned");
        schema.AddColumn<string>("ScanResult", "evidence_items", maxLength: 200, nullable: true);
        schema.AddColumn<long>("ScannedAt", "evidence_items", nullable: true);
        schema.AddColumn<string>("Clean", "evidence_items", maxLength: 40, nullable: false, defaultValue: "Waiting");
        schema.AddColumn<Guid>("CleanId", "evidence_items", nullable: true);
        schema.AddColumn<long>("CleanSizeBytes", "evidence_items", nullable: false, defaultValue: 0L);
        schema.AddColumn<byte[]>("CustodianKey", "evidence_items", nullable: true);
        schema.AddColumn<long>("LastUsedAt", "evidence_vaults", nullable: false, defaultValue: 0L);
        schema.Sql("""UPDATE evidence_vaults SET "LastUsedAt" = "CreatedAt" """);
    }

    private static void CreateKeys(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "case_grants",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                GrantedAt = table.Column<long>(nullable: false),
                UnitId = table.Column<Guid>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                WrappedKey = table.Column<byte[]>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_case_grants", row => row.Id));
        schema.CreateIndex("IX_case_grants_CaseId_UnitId", "case_grants", ["CaseId", "UnitId"], unique: true);

        schema.CreateTable(
            name: "identity_requests",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Approved = table.Column<bool>(nullable: false),
                AskedAt = table.Column<long>(nullable: false),
                AskedById = table.Column<string>(maxLength: 100, nullable: false),
                AskedByName = table.Column<string>(maxLength: 200, nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                DecidedAt = table.Column<long>(nullable: true),
                DecidedById = table.Column<string>(maxLength: 100, nullable: true),
                DecidedByName = table.Column<string>(maxLength: 200, nullable: true),
                OpenedAt = table.Column<long>(nullable: true),
                Reason = table.Column<string>(maxLength: 2000, nullable: false),
                TellAt = table.Column<long>(nullable: true),
                ToldAt = table.Column<long>(nullable: true),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                WithheldUntil = table.Column<long>(nullable: true),
                WithheldWhy = table.Column<string>(maxLength: 2000, nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_identity_requests", row => row.Id));
        schema.CreateIndex("IX_identity_requests_CaseId", "identity_requests", "CaseId");
        schema.CreateIndex("IX_identity_requests_TellAt", "identity_requests", "TellAt");
    }

    private static void CreateRights(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "case_consents",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                GivenAt = table.Column<long>(nullable: false),
                NoticeId = table.Column<string>(maxLength: 100, nullable: false),
                NoticeVersion = table.Column<int>(nullable: false),
                Purpose = table.Column<string>(maxLength: 100, nullable: false),
                ReportId = table.Column<Guid>(nullable: false),
                TextSha256 = table.Column<byte[]>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                WithdrawnAt = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_case_consents", row => row.Id));
        schema.CreateIndex("IX_case_consents_ReportId", "case_consents", "ReportId");

        schema.CreateTable(
            name: "erasure_requests",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Answer = table.Column<string>(maxLength: 2000, nullable: true),
                AskedAt = table.Column<long>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                DecidedAt = table.Column<long>(nullable: true),
                DecidedBy = table.Column<string>(maxLength: 200, nullable: true),
                DueAt = table.Column<long>(nullable: false),
                Granted = table.Column<bool>(nullable: false),
                MailboxId = table.Column<Guid>(nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_erasure_requests", row => row.Id));
        schema.CreateIndex("IX_erasure_requests_DueAt", "erasure_requests", "DueAt");

        schema.CreateTable(
            name: "legal_holds",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                EndedAt = table.Column<long>(nullable: true),
                PlacedAt = table.Column<long>(nullable: false),
                PlacedBy = table.Column<string>(maxLength: 200, nullable: false),
                Reason = table.Column<string>(maxLength: 2000, nullable: false),
                Until = table.Column<long>(nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_legal_holds", row => row.Id));
        schema.CreateIndex("IX_legal_holds_CaseId", "legal_holds", "CaseId");

        schema.CreateTable(
            name: "deletion_certificates",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                CaseNumber = table.Column<string>(maxLength: 20, nullable: false),
                Content = table.Column<string>(nullable: false),
                DoneAt = table.Column<long>(nullable: false),
                DoneBy = table.Column<string>(maxLength: 200, nullable: false),
                Rule = table.Column<string>(maxLength: 200, nullable: false),
                Seal = table.Column<byte[]>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_deletion_certificates", row => row.Id));
        schema.CreateIndex("IX_deletion_certificates_DoneAt", "deletion_certificates", "DoneAt");
    }
}
