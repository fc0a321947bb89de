using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>Keeps neighbours apart (contrasts.tsv): selling from using, a red light from a yellow one; and asks for what is never named by the way (needed-words.tsv).</summary>
internal sealed partial class Contrasts
{
    private static readonly Lazy<IReadOnlyList<(string Context, string[][] Groups)>> Rows = new(Read);
    private static readonly Lazy<IReadOnlyList<(string[] Asked, string[] Needed)>> Things = new(ReadThings);

    private static readonly Lazy<IReadOnlyList<(string[] Measure, string[] Others, string[] Unless)>> Measures = new(() =>
        [.. LexiconFile.Read("other-measures.tsv", null).Select(line => (Forms(line.Required(0)), Forms(line.Required(1)), Forms(line.Required(2))))]);

    private static readonly Lazy<IReadOnlyList<string[][]>> Kinds = new(ReadKinds);

    /// <summary>Words of a question that only asks.</summary>
    private const int LongestPlainQuestion = 24;

    /// <summary>Forms of which the text must have one; one entry a row that fits the question.</summary>
    private readonly List<string[]> _needed = [];

    /// <summary>Forms of another measure, which a text that answers has none of; one entry a row that fits the question.</summary>
    private readonly List<string[]> _otherMeasures = [];

    /// <summary>The kind that is asked about, and those that are not (kinds-apart.tsv).</summary>
    private readonly List<(string[] Asked, string[] Others)> _kinds = [];

    /// <summary>Articles of law asked for by number ("điều 9"), of which the text must be one.</summary>
    private readonly string[] _articles;

    /// <summary>What the question puts between quotation marks, folded; the text must have the words in a row. What had to be mended is not insisted on.</summary>
    private readonly string[] _quoted;

    /// <param name="question">With its marks, without punctuation.</param>
    /// <param name="typed">As it was typed.</param>
    public Contrasts(string question, string typed)
    {
        var asked = Padded(question);
        _articles = [.. NumberedArticle().Matches(asked).Select(found => found.Value)];
        _quoted = [.. Quotation().Matches(typed).Select(found => Padded(Letters.Fold(found.Groups["words"].Value)).Trim()).Where(words => words.Contains(' ', StringComparison.Ordinal) && Has(Letters.Fold(asked), words))];
        foreach (var kinds in Kinds.Value)
        {
            if (Array.FindAll(kinds, kind => HasAny(asked, kind)) is [var only]) _kinds.Add((only, [.. kinds.Where(kind => kind != only).SelectMany(kind => kind)]));
        }
        foreach (var (context, groups) in Rows.Value)
        {
            if (!Has(asked, context)) continue;
            var named = groups.Where(group => HasAny(asked, group)).ToList();
            if (named.Count > 0 && named.Count < groups.Length) _needed.Add([.. named.SelectMany(group => group)]);
        }
        foreach (var (measure, others, unless) in Measures.Value)
        {
            if (HasAny(asked, measure) && !HasAny(asked, unless)) _otherMeasures.Add(others);
        }
        // A story names many things that it is not about.
        if (asked.Count(letter => letter == ' ') > LongestPlainQuestion) return;
        foreach (var (named, needed) in Things.Value)
        {
            if (HasAny(asked, named)) _needed.Add(needed.Length > 0 ? needed : [.. named.Where(form => Has(asked, form))]);
        }
    }

    public bool Any => _needed.Count > 0 || _otherMeasures.Count > 0 || _kinds.Count > 0 || _articles.Length > 0 || _quoted.Length > 0;

    /// <summary>Whether the unit does not speak of what was asked, only of its surroundings.</summary>
    public bool RuleOut(Unit unit)
    {
        if (unit.Kind == UnitKind.Article && _kinds.Exists(kind => IsOfAnother(unit, kind.Asked, kind.Others))) return true;
        if (_needed.Count == 0 && _otherMeasures.Count == 0 && _articles.Length == 0 && _quoted.Length == 0) return false;
        var text = Padded(string.Join(' ', [unit.Text, unit.Lead, unit.Passage.Document.Title, unit.Passage.Document.Article, unit.Passage.Document.Source, .. unit.Passage.Path, .. unit.Passage.Questions]));
        if (_articles.Length > 0 && !HasAny(text, _articles)) return true;
        if (_quoted.Length > 0 && Letters.Fold(text) is var folded && !Array.TrueForAll(_quoted, words => Has(folded, words))) return true;
        return _needed.Exists(forms => !HasAny(text, forms)) || (unit.Kind != UnitKind.Article && _otherMeasures.Exists(forms => HasAny(text, forms)));
    }

    /// <summary>What the title names counts; only where it names no kind, what the text names.</summary>
    private static bool IsOfAnother(Unit article, string[] asked, string[] others)
    {
        var title = Padded(article.Passage.Document.Title);
        if (HasAny(title, asked)) return false;
        if (HasAny(title, others)) return true;
        var text = Padded(article.Text);
        return HasAny(text, others) && !HasAny(text, asked);
    }

    private static bool HasAny(string padded, string[] forms) => Array.Exists(forms, form => Has(padded, form));

    private static bool Has(string padded, string form) => padded.Contains($" {form} ", StringComparison.Ordinal);

    private static string Padded(string text) => $" {string.Join(' ', Matching.Word.Split(text).Select(word => word.Text))} ";

    private static List<(string Context, string[][] Groups)> Read()
    {
        var rows = new List<(string, string[][])>();
        foreach (var line in LexiconFile.Read("contrasts.tsv", null))
        {
            var groups = new List<string[]>();
            for (var field = 1; line.Field(field) is { Length: > 0 } forms; field++) groups.Add(Forms(forms));
            rows.Add((Padded(line.Required(0)).Trim(), [.. groups]));
        }
        return rows;
    }

    [GeneratedRegex(@"\bđiều \d+\b", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex NumberedArticle();

    [GeneratedRegex("""["“”](?<words>[^"“”]{3,60})["“”]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Quotation();

    private static List<string[][]> ReadKinds()
    {
        var rows = new List<string[][]>();
        foreach (var line in LexiconFile.Read("kinds-apart.tsv", null))
        {
            var kinds = new List<string[]>();
            for (var field = 0; line.Field(field) is { Length: > 0 } forms; field++) kinds.Add(Forms(forms));
            rows.Add([.. kinds]);
        }
        return rows;
    }

    private static List<(string[] Asked, string[] Needed)> ReadThings() =>
        [.. LexiconFile.Read("needed-words.tsv", null).Select(line => (Forms(line.Required(0)), line.Field(1).Length == 0 ? [] : Forms(line.Field(1))))];

    private static string[] Forms(string forms) => [.. forms.Split('|').Select(form => Padded(form).Trim())];
}
