using AnTT.Cases.Lifecycle;
using AnTT.Knowledge.Text;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Lists;

/// <summary>Cases in which every word that was typed begins a word; marks and case do not matter. SQLite looks in the index of words the migration made, PostgreSQL in the text.</summary>
internal static class CaseWordSearch
{
    private const int MostWords = 8;
    private const int NumberDigits = 6;

    /// <summary>Shorter words must be there whole: half the language begins with "t".</summary>
    private const int ShortestBeginning = 3;

    /// <summary>Of words that are in very many cases only so many of the newest are looked at.</summary>
    public const int MostLookedAt = 5000;

    public static async Task<bool> IsTooCommonAsync(CasesDb db, string? text, int most, CancellationToken ct)
    {
        if (Phrase(text) is not { Length: > 0 } phrase || !IsSqlite(db)) return false;
        return await db.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM (SELECT 1 FROM "case_words" WHERE "case_words" MATCH {phrase} LIMIT {most + 1})""").SingleAsync(ct) > most;
    }

    /// <param name="wardId">Whose cases are counted against <paramref name="newest"/>: how many there are on the other side of the conflict door changes nothing.</param>
    /// <param name="newest">Of the cases with these words look at so many of the newest only; null: at all.</param>
    public static IQueryable<CaseFile> WithWords(CasesDb db, Guid wardId, string? text, int? newest)
    {
        if (string.IsNullOrWhiteSpace(text)) return db.Cases;
        if (!IsSqlite(db)) return Words(text).Aggregate((IQueryable<CaseFile>)db.Cases, (some, word) => some.Where(file => file.SearchText.Contains(word)));
        if (Phrase(text) is not { Length: > 0 } phrase) return db.Cases.Where(_ => false);
        // From the words to the cases, never the other way about. No limit: -1.
        var most = newest ?? -1;
        return db.Cases.FromSql(
            $"""
            SELECT file.* FROM "case_words" AS found
            CROSS JOIN "case_word_ids" AS ids ON ids."Id" = found."rowid" CROSS JOIN "cases" AS file ON file."Id" = ids."CaseId"
            WHERE "case_words" MATCH {phrase} AND file."WardId" = {wardId} ORDER BY found."rowid" DESC LIMIT {most}
            """);
    }

    private static bool IsSqlite(CasesDb db) => db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Words(string? text) => new string([.. Letters.Fold(text ?? "").Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords);

    /// <summary>In the words of the index. Digits alone are also the running number of a case.</summary>
    private static string Phrase(string? text) => string.Join(" AND ", Words(text).Select(word =>
    {
        var whole = word.Length < ShortestBeginning ? $"\"{word}\"" : $"\"{word}\"*";
        return word.Length < NumberDigits && word.All(char.IsAsciiDigit) ? $"({whole} OR \"{word.PadLeft(NumberDigits, '0')}\")" : whole;
    }));
}
