using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

/// <summary>Rules of keeping go by how a case ended; the few of a rare ending are not to be looked for among a million.</summary>
[DbContext(typeof(CasesDb))]
[Migration("20261201140000_CasesByOutcome")]
public sealed class CasesByOutcome : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateIndex("IX_cases_by_outcome", "cases", ["WardId", "State", "Outcome", "FiledAt"]);
        if (ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) != true) return;
        migrationBuilder.Sql("PRAGMA analysis_limit=1000");
        migrationBuilder.Sql("ANALYZE \"cases\"");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropIndex("IX_cases_by_outcome", "cases");
}
