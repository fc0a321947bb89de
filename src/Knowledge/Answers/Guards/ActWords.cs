using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>One act or matter of acts.tsv: a question that has one of <see cref="Asked"/> and none of <see cref="Unless"/> is answered by a text that has one of <see cref="Told"/>. Words between blanks.</summary>
internal sealed record ActRow(string[] Asked, string[] Told, string[] Unless)
{
    internal bool IsIn(string padded) => ActWords.HasAny(padded, Asked) && !ActWords.HasAny(padded, Unless);

    internal bool IsToldBy(string padded) => ActWords.HasAny(padded, Told);
}

/// <summary>One kind of thing of told-kinds.tsv.</summary>
/// <param name="Name">What it is called to the resident.</param>
/// <param name="Beside">What else the question may ask that is answered without it.</param>
/// <param name="Unless">Words that make it another question.</param>
internal sealed record KindRow(string[] Asked, string[] Told, string Name, string[] Beside, string[] Unless);

/// <summary>The conditions of acts.tsv and told-kinds.tsv.</summary>
internal static class ActWords
{
    private static readonly Lazy<ActRow[]> ReadActs = new(() => [.. LexiconFile.Read("acts.tsv", null).Select(ActOf)]);

    private static readonly Lazy<KindRow[]> ReadKinds = new(() =>
        [.. LexiconFile.Read("told-kinds.tsv", null).Select(line => new KindRow(Forms(line.Required(0)), Forms(line.Required(1)), line.Required(2), Forms(line.Field(3)), Forms(line.Field(4))))]);

    private static readonly Lazy<(string[] InTitle, string[] InQuestion)[]> ReadCases = new(() =>
        [.. LexiconFile.Read("special-cases.tsv", null).Select(line => (Forms(line.Required(0)), Forms(line.Required(1))))]);

    /// <summary>Cases an article may be about alone, with the words a question names them by (special-cases.tsv).</summary>
    internal static IReadOnlyList<(string[] InTitle, string[] InQuestion)> Cases => ReadCases.Value;

    /// <summary>Acts and matters; what a question calls them an article may call them as well.</summary>
    internal static IReadOnlyList<ActRow> Acts => ReadActs.Value;

    /// <summary>Kinds of thing that only the text itself can tell.</summary>
    internal static IReadOnlyList<KindRow> Kinds => ReadKinds.Value;

    internal static bool HasAny(string padded, string[] forms) => Array.Exists(forms, form => padded.Contains(form, StringComparison.Ordinal));

    /// <summary>Words in their canonical spelling, each between blanks.</summary>
    internal static string Padded(IEnumerable<Word> words) => $" {string.Join(' ', words.Select(word => word.Text))} ";

    /// <summary>What a question calls an act an article may call it too, unless the line opens its words with "=".</summary>
    private static ActRow ActOf(LexiconLine line)
    {
        var (asked, told) = (Forms(line.Required(0)), line.Field(1));
        return new ActRow(asked, told.StartsWith('=') ? Forms(told[1..]) : [.. asked, .. Forms(told)], Forms(line.Field(2)));
    }

    private static string[] Forms(string forms) => [.. forms.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(form => Padded(Word.Split(form)))];
}
