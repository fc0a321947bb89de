using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>A passage as it is handed to the model and held against what comes back.</summary>
/// <param name="Mark">Number by which it is cited, from 1.</param>
/// <param name="About">Document, number, section, headings: what a reader would look it up by.</param>
internal sealed record GroundingSource(int Mark, string About, string Text)
{
    public IReadOnlyList<GroundingSentence> Lines { get; } = Sentences.Split($"{About}\n{Text}").ConvertAll(GroundingSentence.Of);

    public static GroundingSource Of(int mark, Passage passage)
    {
        var header = passage.Document;
        string?[] about =
        [
            header.Title, header.Number, header.Issuer, header.Source, header.Article, passage.Section, .. passage.Path, passage.Chapeau,
            header.Issued is { } issued ? $"ban hành {Day(issued)}" : null,
            header.Effective is { } effective ? $"có hiệu lực từ {Day(effective)}" : null,
        ];
        return new GroundingSource(mark, string.Join("\n", about.Where(part => !string.IsNullOrWhiteSpace(part))), passage.Text);
    }

    private static string Day(DateOnly day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day:dd/MM/yyyy}");
}

/// <summary>One sentence as it is compared.</summary>
/// <param name="Words">Canonical syllables and numbers in order.</param>
/// <param name="Text">The sentence in one form, with a blank at both ends, so that runs of words are found by their text.</param>
internal sealed record GroundingSentence(IReadOnlyList<TextToken> Tokens, string[] Words, string Text, string Source)
{
    public static GroundingSentence Of(string sentence)
    {
        var source = VietnameseText.Compose(sentence);
        var tokens = VietnameseText.Tokens(source);
        string[] words = [.. tokens.Select(token => token.Text)];
        return new GroundingSentence(tokens, words, $" {string.Join(' ', words)} ", source);
    }

    public bool Has(string run) => Text.Contains($" {run} ", StringComparison.Ordinal);
}
