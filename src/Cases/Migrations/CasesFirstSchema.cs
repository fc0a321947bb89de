using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261122010000_CasesFirstSchema")]
public sealed partial class CasesFirstSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateWards(migrationBuilder);
        CreateCases(migrationBuilder);
        CreateTalk(migrationBuilder);
        CreateEvidence(migrationBuilder);
        CreateLog(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ward_ledgers");
        migrationBuilder.DropTable("case_events");
        migrationBuilder.DropTable("evidence_items");
        migrationBuilder.DropTable("evidence_vaults");
        migrationBuilder.DropTable("sealed_reporters");
        migrationBuilder.DropTable("case_messages");
        migrationBuilder.DropTable("case_mailboxes");
        migrationBuilder.DropTable("case_notes");
        migrationBuilder.DropTable("case_reports");
        migrationBuilder.DropTable("cases");
        migrationBuilder.DropTable("route_rules");
        migrationBuilder.DropTable("ward_units");
        migrationBuilder.DropTable("ward_areas");
        migrationBuilder.DropTable("wards");
    }

    private static void CreateWards(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "wards",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Aliases = table.Column<string>(maxLength: 20000, nullable: false),
                DutyLine = table.Column<string>(maxLength: 100, nullable: true),
                Name = table.Column<string>(maxLength: 200, nullable: false),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_wards", row => row.Id);
            });
        schema.CreateIndex("IX_wards_Name", "wards", "Name", unique: true);

        schema.CreateTable(
            name: "ward_areas",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Aliases = table.Column<string>(maxLength: 20000, nullable: false),
                Name = table.Column<string>(maxLength: 200, nullable: false),
                Position = table.Column<int>(nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ward_areas", row => row.Id);
                table.ForeignKey("FK_ward_areas_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_ward_areas_WardId_Name", "ward_areas", ["WardId", "Name"], unique: true);

        schema.CreateTable(
            name: "ward_units",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Name = table.Column<string>(maxLength: 200, nullable: false),
                Position = table.Column<int>(nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ward_units", row => row.Id);
                table.ForeignKey("FK_ward_units_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_ward_units_WardId_Name", "ward_units", ["WardId", "Name"], unique: true);

        schema.CreateTable(
            name: "route_rules",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                AreaId = table.Column<Guid>(nullable: true),
                AtLeast = table.Column<int>(nullable: true),
                Category = table.Column<string>(maxLength: 100, nullable: true),
                UnitId = table.Column<Guid>(nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_route_rules", row => row.Id);
                table.ForeignKey("FK_route_rules_ward_areas_AreaId", row => row.AreaId, "ward_areas", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_route_rules_ward_units_UnitId", row => row.UnitId, "ward_units", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_route_rules_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_route_rules_AreaId", "route_rules", "AreaId");
        schema.CreateIndex("IX_route_rules_UnitId", "route_rules", "UnitId");
        schema.CreateIndex("IX_route_rules_WardId", "route_rules", "WardId");
    }

    private static void CreateCases(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "cases",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                AreaId = table.Column<Guid>(nullable: true),
                Category = table.Column<string>(maxLength: 100, nullable: false),
                CategoryName = table.Column<string>(maxLength: 200, nullable: false),
                ClosedAt = table.Column<long>(nullable: true),
                FiledAt = table.Column<long>(nullable: false),
                FirstSeenAt = table.Column<long>(nullable: true),
                HeldUntil = table.Column<long>(nullable: true),
                Number = table.Column<string>(maxLength: 20, nullable: false),
                OccurredAt = table.Column<long>(nullable: true),
                OccurredText = table.Column<string>(maxLength: 2000, nullable: true),
                OfficerId = table.Column<string>(maxLength: 100, nullable: true),
                OfficerName = table.Column<string>(maxLength: 200, nullable: true),
                Outcome = table.Column<string>(maxLength: 40, nullable: true),
                PlaceText = table.Column<string>(maxLength: 2000, nullable: true),
                PublicSentence = table.Column<string>(maxLength: 2000, nullable: true),
                SearchText = table.Column<string>(maxLength: 40000, nullable: false),
                SpamProposedBy = table.Column<string>(maxLength: 100, nullable: true),
                State = table.Column<string>(maxLength: 40, nullable: false),
                StateSince = table.Column<long>(nullable: false),
                StillHappening = table.Column<bool>(nullable: true),
                Summary = table.Column<string>(maxLength: 200, nullable: false),
                UnitId = table.Column<Guid>(nullable: false),
                UnreadFromReporter = table.Column<int>(nullable: false),
                Urgency = table.Column<int>(nullable: false),
                Version = table.Column<int>(nullable: false),
                WardId = table.Column<Guid>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_cases", row => row.Id);
                table.ForeignKey("FK_cases_ward_areas_AreaId", row => row.AreaId, "ward_areas", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_cases_ward_units_UnitId", row => row.UnitId, "ward_units", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_cases_wards_WardId", row => row.WardId, "wards", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_cases_AreaId", "cases", "AreaId");
        schema.CreateIndex("IX_cases_UnitId", "cases", "UnitId");
        schema.CreateIndex("IX_cases_WardId_FiledAt", "cases", ["WardId", "FiledAt"]);
        schema.CreateIndex("IX_cases_WardId_Number", "cases", ["WardId", "Number"], unique: true);
        schema.CreateIndex("IX_cases_WardId_OfficerId", "cases", ["WardId", "OfficerId"]);
        schema.CreateIndex("IX_cases_WardId_State_FiledAt", "cases", ["WardId", "State", "FiledAt"]);

        schema.CreateTable(
            name: "case_reports",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Anonymous = table.Column<bool>(nullable: false),
                AnswersJson = table.Column<string>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                ChannelKind = table.Column<string>(maxLength: 40, nullable: false),
                ContentHash = table.Column<byte[]>(nullable: false),
                DraftHash = table.Column<byte[]>(nullable: false),
                FiledAt = table.Column<long>(nullable: false),
                FormId = table.Column<string>(maxLength: 100, nullable: false),
                FormVersion = table.Column<int>(nullable: false),
                Language = table.Column<string>(maxLength: 20, nullable: false),
                Provenance = table.Column<string>(maxLength: 40, nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                What = table.Column<string>(maxLength: 20000, nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_case_reports", row => row.Id);
                table.ForeignKey("FK_case_reports_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_case_reports_CaseId", "case_reports", "CaseId");
        schema.CreateIndex("IX_case_reports_DraftHash", "case_reports", "DraftHash", unique: true);

        schema.CreateTable(
            name: "case_notes",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                CaseId = table.Column<Guid>(nullable: false),
                OfficerId = table.Column<string>(maxLength: 100, nullable: false),
                OfficerName = table.Column<string>(maxLength: 200, nullable: false),
                Text = table.Column<string>(maxLength: 20000, nullable: false),
                Visibility = table.Column<string>(maxLength: 40, nullable: false),
                WardId = table.Column<Guid>(nullable: false),
                WrittenAt = table.Column<long>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_case_notes", row => row.Id);
                table.ForeignKey("FK_case_notes_cases_CaseId", row => row.CaseId, "cases", "Id", onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_case_notes_CaseId", "case_notes", "CaseId");
    }
}
