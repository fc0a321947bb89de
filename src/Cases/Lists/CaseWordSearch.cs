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

    public static async Task<bool> IsTooCommonAsync(CasesDb db, string? text, CancellationToken ct)
    {
        if (Phrase(text) is not { Length: > 0 } phrase || !IsSqlite(db)) return false;
        return await Found(db, phrase, MostLookedAt + 1).CountAsync(ct) > MostLookedAt;
    }

    public static IQueryable<CaseFile> WithWords(CasesDb db, IQueryable<CaseFile> cases, string? text, int? newest)
    {
        if (string.IsNullOrWhiteSpace(text)) return cases;
        if (!IsSqlite(db)) return Words(text).Aggregate(cases, (some, word) => some.Where(file => file.SearchText.Contains(word)));
        if (Phrase(text) is not { Length: > 0 } phrase) return cases.Where(_ => false);
        var found = Found(db, phrase, newest ?? -1);
        return cases.Where(file => found.Contains(file.Id));
    }

    // No limit: -1.
    private static IQueryable<Guid> Found(CasesDb db, string phrase, int most) => db.Database.SqlQuery<Guid>(
        $"""
        SELECT ids."CaseId" AS "Value" FROM "case_word_ids" ids
        WHERE ids."Id" IN (SELECT "rowid" FROM "case_words" WHERE "case_words" MATCH {phrase} ORDER BY "rowid" DESC LIMIT {most})
        """);

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
