using Microsoft.EntityFrameworkCore.Migrations;

namespace AnTT.Cases.Migrations;

/// <summary>Words of cases, kept by the database itself. What is taken out of a case is taken out of the index too, and not merely marked as gone. Belongs to shipped migrations: never changed.</summary>
internal static class CaseWordTables
{
    public static void Create(MigrationBuilder schema, string prefixes = "")
    {
        schema.Sql("""CREATE TABLE "case_word_ids" ("Id" INTEGER PRIMARY KEY, "CaseId" TEXT NOT NULL UNIQUE)""");
        schema.Sql($"""CREATE VIRTUAL TABLE "case_words" USING fts5(words, content='', detail=none, tokenize='unicode61'{prefixes})""");
        schema.Sql("""INSERT INTO "case_words" ("case_words", "rank") VALUES ('secure-delete', 1)""");
        schema.Sql("""INSERT INTO "case_word_ids" ("CaseId") SELECT "Id" FROM "cases" ORDER BY "FiledAt", "Number" """);
        schema.Sql("""INSERT INTO "case_words" ("rowid", "words") SELECT ids."Id", file."SearchText" FROM "case_word_ids" ids JOIN "cases" file ON file."Id" = ids."CaseId" ORDER BY ids."Id" """);
        schema.Sql(
            """
            CREATE TRIGGER "case_words_changed" AFTER UPDATE OF "SearchText" ON "cases" WHEN old."SearchText" <> new."SearchText" BEGIN
                INSERT INTO "case_words" ("case_words", "rowid", "words") SELECT 'delete', "Id", old."SearchText" FROM "case_word_ids" WHERE "CaseId" = old."Id";
                INSERT INTO "case_words" ("rowid", "words") SELECT "Id", new."SearchText" FROM "case_word_ids" WHERE "CaseId" = new."Id";
            END
            """);
        schema.Sql(
            """
            CREATE TRIGGER "case_words_gone" AFTER DELETE ON "cases" BEGIN
                INSERT INTO "case_words" ("case_words", "rowid", "words") SELECT 'delete', "Id", old."SearchText" FROM "case_word_ids" WHERE "CaseId" = old."Id";
                DELETE FROM "case_word_ids" WHERE "CaseId" = old."Id";
            END
            """);
    }

    /// <summary>Each new case after all others.</summary>
    public static void FollowAdded(MigrationBuilder schema) => schema.Sql(
        """
        CREATE TRIGGER "case_words_added" AFTER INSERT ON "cases" BEGIN
            INSERT INTO "case_word_ids" ("CaseId") VALUES (new."Id");
            INSERT INTO "case_words" ("rowid", "words") SELECT "Id", new."SearchText" FROM "case_word_ids" WHERE "CaseId" = new."Id";
        END
        """);
}
