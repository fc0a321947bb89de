using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

[DbContext(typeof(CasesDb))]
[Migration("20261127190000_CasesStatistics")]
public sealed class CasesStatistics : Migration
{
    // Ticks since year 1 as local seconds since 1970: seven hours ahead of UTC.
    private const string LocalSeconds = """("FiledAt" + 252000000000) / 10000000 - 62135596800""";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("FiledWeek", "cases", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<int>("FiledHour", "cases", nullable: true);
        migrationBuilder.AddColumn<string>("Channel", "cases", maxLength: 40, nullable: true);
        migrationBuilder.Sql(Backfill(ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true));
        migrationBuilder.CreateIndex("IX_cases_statistics", "cases", ["WardId", "FiledWeek", "Category", "AreaId", "UnitId", "State", "Outcome", "Channel", "FiledHour"]);
        migrationBuilder.CreateIndex("IX_case_events_WardId_Kind_At", "case_events", ["WardId", "Kind", "At"]);
    }

    /// <summary>Week, hour and channel of the cases that are there already.</summary>
    internal static string Backfill(bool sqlite)
    {
        string Part(string sqliteFormat, string field) => sqlite
            ? $"CAST(strftime('{sqliteFormat}', {LocalSeconds}, 'unixepoch') AS INTEGER)"
            : $"CAST(EXTRACT({field} FROM to_timestamp({LocalSeconds}) AT TIME ZONE 'UTC') AS INTEGER)";
        var (year, month, day) = (Part("%Y", "YEAR"), Part("%m", "MONTH"), Part("%d", "DAY"));
        return $"""
            UPDATE "cases" SET
                "FiledWeek" = {year} * 48 + ({month} - 1) * 4 + CASE WHEN {day} > 28 THEN 3 ELSE ({day} - 1) / 7 END,
                "FiledHour" = {Part("%H", "HOUR")},
                "Channel" = (SELECT "ChannelKind" FROM "case_reports" WHERE "CaseId" = "cases"."Id" ORDER BY "FiledAt" LIMIT 1)
            """;
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropIndex("IX_case_events_WardId_Kind_At", "case_events");
        migrationBuilder.DropIndex("IX_cases_statistics", "cases");
        foreach (var column in new[] { "Channel", "FiledHour", "FiledWeek" }) migrationBuilder.DropColumn(column, "cases");
    }
}
