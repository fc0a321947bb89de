using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

/// <summary>Filters are answered from an index alone; beginnings of words are looked up and no longer gathered; cases that are open have an index of their own.</summary>
[DbContext(typeof(CasesDb))]
[Migration("20261201100000_CasesQuickLists")]
public sealed class CasesQuickLists : Migration
{
    /// <summary>States a case still asks for work in. The list says them in the same words, or the index is not used.</summary>
    private const string Open = "\"State\" IN ('Received', 'Screening', 'InProgress', 'Planned', 'NeedMore', 'Transferred', 'Linked', 'Reopened')";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var index in (string[])["State", "Category", "AreaId", "Urgency"]) migrationBuilder.DropIndex($"IX_cases_WardId_{index}_FiledAt", "cases");
        migrationBuilder.CreateIndex("IX_cases_by_state", "cases", ["WardId", "State", "FiledAt", "Category", "Urgency"]);
        migrationBuilder.CreateIndex("IX_cases_by_category", "cases", ["WardId", "Category", "FiledAt", "State", "Urgency"], descending: [false, false, true, false, false]);
        migrationBuilder.CreateIndex("IX_cases_by_area", "cases", ["WardId", "AreaId", "FiledAt", "State", "Category", "Urgency"]);
        migrationBuilder.CreateIndex("IX_cases_by_urgency", "cases", ["WardId", "Urgency", "FiledAt", "State", "Category"], descending: [false, true, false, false, false]);
        migrationBuilder.CreateIndex("IX_cases_open", "cases", ["WardId", "Urgency", "FiledAt"], descending: [false, true, false], filter: Open);
        if (ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) != true) return;
        Forget(migrationBuilder);
        CaseWordTables.Create(migrationBuilder, ", prefix='3 4 5 6 7'");
        // The newest words are the ones looked at first; a case that is entered long after it was filed (an old register) goes before all others.
        migrationBuilder.Sql(
            """
            CREATE TRIGGER "case_words_added" AFTER INSERT ON "cases" BEGIN
                INSERT INTO "case_word_ids" ("Id", "CaseId") SELECT
                    CASE WHEN EXISTS (SELECT 1 FROM "cases" WHERE "WardId" = new."WardId" AND "FiledAt" > new."FiledAt" + 864000000000) THEN MIN(0, COALESCE(MIN("Id"), 0)) - 1 ELSE MAX(0, COALESCE(MAX("Id"), 0)) + 1 END,
                    new."Id" FROM "case_word_ids";
                INSERT INTO "case_words" ("rowid", "words") SELECT "Id", new."SearchText" FROM "case_word_ids" WHERE "CaseId" = new."Id";
            END
            """);
        // A sample of how the new indexes are filled; without it the wrong one is taken.
        migrationBuilder.Sql("PRAGMA analysis_limit=1000");
        migrationBuilder.Sql("ANALYZE \"cases\"");
    }

    private static void Forget(MigrationBuilder schema)
    {
        foreach (var trigger in (string[])["added", "changed", "gone"]) schema.Sql($"DROP TRIGGER \"case_words_{trigger}\"");
        schema.Sql("DROP TABLE \"case_words\"");
        schema.Sql("DROP TABLE \"case_word_ids\"");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var index in (string[])["by_state", "by_category", "by_area", "by_urgency", "open"]) migrationBuilder.DropIndex($"IX_cases_{index}", "cases");
        migrationBuilder.CreateIndex("IX_cases_WardId_State_FiledAt", "cases", ["WardId", "State", "FiledAt"]);
        migrationBuilder.CreateIndex("IX_cases_WardId_Category_FiledAt", "cases", ["WardId", "Category", "FiledAt"], descending: [false, false, true]);
        migrationBuilder.CreateIndex("IX_cases_WardId_AreaId_FiledAt", "cases", ["WardId", "AreaId", "FiledAt"]);
        migrationBuilder.CreateIndex("IX_cases_WardId_Urgency_FiledAt", "cases", ["WardId", "Urgency", "FiledAt"], descending: [false, true, false]);
        if (ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) != true) return;
        Forget(migrationBuilder);
        CaseWordTables.Create(migrationBuilder);
        CaseWordTables.FollowAdded(migrationBuilder);
    }
}
