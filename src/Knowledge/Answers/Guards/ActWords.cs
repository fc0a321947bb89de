using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>One condition a question sets: if it has one of <see cref="Asked"/> and none of <see cref="Unless"/>, the text must have one of <see cref="Told"/>. Words parted and closed by blanks.</summary>
internal sealed record ActRow(string[] Asked, string[] Told, string[] Unless)
{
    internal bool IsIn(string padded) => Array.Exists(Asked, form => padded.Contains(form, StringComparison.Ordinal)) && !Array.Exists(Unless, form => padded.Contains(form, StringComparison.Ordinal));

    internal bool IsToldBy(string padded) => Array.Exists(Told, form => padded.Contains(form, StringComparison.Ordinal));
}

/// <summary>The conditions of acts.tsv and told-kinds.tsv.</summary>
internal static class ActWords
{
    private static readonly Lazy<ActRow[]> ReadActs = new(() => Read("acts.tsv", asksToo: true));
    private static readonly Lazy<ActRow[]> ReadKinds = new(() => Read("told-kinds.tsv", asksToo: false));

    /// <summary>Acts and matters; what a question calls them an article may call them as well.</summary>
    internal static IReadOnlyList<ActRow> Acts => ReadActs.Value;

    /// <summary>Kinds of thing that only the text itself can tell.</summary>
    internal static IReadOnlyList<ActRow> Kinds => ReadKinds.Value;

    /// <summary>Words in their canonical spelling, each between blanks.</summary>
    internal static string Padded(string text) => Padded(Word.Split(text));

    internal static string Padded(IEnumerable<Word> words) => $" {string.Join(' ', words.Select(word => word.Text))} ";

    private static ActRow[] Read(string file, bool asksToo) =>
        [.. LexiconFile.Read(file, null).Select(line => new ActRow(Forms(line.Required(0)), [.. asksToo ? Forms(line.Required(0)) : [], .. Forms(line.Field(1))], Forms(line.Field(2))))];

    private static string[] Forms(string forms) => [.. forms.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Padded)];
}
