using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

/// <summary>What keeps the console quick with a million cases: indexes for its filters, sums for its figures, an index of words for its search.</summary>
[DbContext(typeof(CasesDb))]
[Migration("20261129100000_CasesScale")]
public sealed class CasesScale : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_cases_statistics", "cases");
        migrationBuilder.DropIndex("IX_cases_WardId_OfficerId", "cases");
        migrationBuilder.CreateIndex("IX_cases_WardId_OfficerId_State_FiledAt", "cases", ["WardId", "OfficerId", "State", "FiledAt"]);
        migrationBuilder.CreateIndex("IX_cases_WardId_Category_FiledAt", "cases", ["WardId", "Category", "FiledAt"], descending: [false, false, true]);
        migrationBuilder.CreateIndex("IX_cases_WardId_AreaId_FiledAt", "cases", ["WardId", "AreaId", "FiledAt"]);
        migrationBuilder.CreateIndex("IX_cases_WardId_Urgency_FiledAt", "cases", ["WardId", "Urgency", "FiledAt"], descending: [false, true, false]);
        migrationBuilder.CreateIndex("IX_cases_WardId_UnreadFromReporter", "cases", ["WardId", "UnreadFromReporter"]);
        migrationBuilder.CreateIndex("IX_cases_State_AcceptBy", "cases", ["State", "AcceptBy"]);
        CreateFigures(migrationBuilder);
        if (ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) != true) return;
        CaseWordTables.Create(migrationBuilder);
        CaseWordTables.FollowAdded(migrationBuilder);
    }

    private static void CreateFigures(MigrationBuilder schema)
    {
        schema.CreateTable(
            name: "case_sums",
            columns: table => new
            {
                WardId = table.Column<Guid>(nullable: false),
                Week = table.Column<int>(nullable: false),
                Table = table.Column<string>(maxLength: 20, nullable: false),
                Key = table.Column<string>(maxLength: 100, nullable: false),
                Cases = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_case_sums", row => new { row.WardId, row.Table, row.Key, row.Week }));
        schema.CreateTable(
            name: "period_logs",
            columns: table => new
            {
                WardId = table.Column<Guid>(nullable: false),
                Period = table.Column<string>(maxLength: 20, nullable: false),
                OnTimeJson = table.Column<string>(maxLength: 20000, nullable: false),
                Answered = table.Column<int>(nullable: true),
                CameBack = table.Column<int>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_period_logs", row => new { row.WardId, row.Period }));
        schema.Sql(Count("area", """COALESCE(LOWER(CAST("AreaId" AS TEXT)), '')"""));
        schema.Sql(Count("category", "\"Category\""));
        schema.Sql(Count("hour", """CASE WHEN "FiledHour" IS NULL THEN '' WHEN "FiledHour" < 10 THEN '0' || CAST("FiledHour" AS TEXT) ELSE CAST("FiledHour" AS TEXT) END"""));
        schema.Sql(Count("channel", """COALESCE("Channel", '')"""));
        schema.Sql(Count("outcome", """COALESCE("Outcome", CASE WHEN "State" = 'OutOfScope' THEN 'OutOfScope' WHEN "State" IN ('Closed', 'Held', 'Purged') THEN 'Ended' ELSE 'Open' END)"""));
        schema.Sql(Count("unit", """LOWER(CAST("UnitId" AS TEXT))"""));
    }

    private static string Count(string table, string key) =>
        $"""INSERT INTO "case_sums" ("WardId", "Week", "Table", "Key", "Cases") SELECT "WardId", "FiledWeek", '{table}', {key}, COUNT(*) FROM "cases" GROUP BY "WardId", "FiledWeek", {key}""";

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        if (ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
        {
            foreach (var trigger in new[] { "added", "changed", "gone" }) migrationBuilder.Sql($"DROP TRIGGER \"case_words_{trigger}\"");
            migrationBuilder.Sql("DROP TABLE \"case_words\"");
            migrationBuilder.DropTable("case_word_ids");
        }
        migrationBuilder.DropTable("period_logs");
        migrationBuilder.DropTable("case_sums");
        foreach (var index in new[] { "State_AcceptBy", "WardId_UnreadFromReporter", "WardId_Urgency_FiledAt", "WardId_AreaId_FiledAt", "WardId_Category_FiledAt", "WardId_OfficerId_State_FiledAt" })
            migrationBuilder.DropIndex($"IX_cases_{index}", "cases");
        migrationBuilder.CreateIndex("IX_cases_WardId_OfficerId", "cases", ["WardId", "OfficerId"]);
        migrationBuilder.CreateIndex("IX_cases_statistics", "cases", ["WardId", "FiledWeek", "Category", "AreaId", "UnitId", "State", "Outcome", "Channel", "FiledHour"]);
    }
}
