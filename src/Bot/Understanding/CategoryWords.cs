using System.Data;
using System.Data.Common;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Cases.Corrections;

namespace AnTT.Bot.Understanding;

/// <summary>Words the ward itself took into the lists of kinds of tips, in the form of a lexicon file.</summary>
internal static class CategoryWords
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public static LexiconFile FileOf(IEnumerable<CategoryWord> words) => new()
    {
        Name = "từ phường đã nhận",
        // Letters and spaces alone: nothing in them is a sign of the pattern language.
        Phrases = words.Where(word => word.Phrase.All(letter => letter == ' ' || char.IsLetter(letter))).GroupBy(word => "tip." + word.Category, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join('\n', group.Select(word => word.Phrase)), StringComparer.Ordinal),
    };

    /// <summary>In plain SQL: every start asks, and the object mapper need not wake for it.</summary>
    private static async Task<bool> HasAnyAsync(DbConnection connection, CancellationToken ct)
    {
        if (connection.State != ConnectionState.Open) await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT 1 FROM "category_words" LIMIT 1""";
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>The bot listens for the accepted words from here on.</summary>
    public static async Task LearnCategoryWordsAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if (!await HasAnyAsync(scope.ServiceProvider.GetRequiredService<DbConnection>(), ct)) return;
        // Read and taken in together: of two decisions at the same moment the later list stays.
        await OneAtATime.WaitAsync(ct);
        try
        {
            var words = await scope.ServiceProvider.GetRequiredService<CategoryWordBook>().AcceptedAsync(ct);
            services.GetRequiredService<MessageUnderstanding>().Learn(words);
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
