using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>What is wrong with a text of the model; the first thing found.</summary>
public enum Doubt
{
    None,
    Empty,
    TooLong,

    /// <summary>Links, markup, brackets: nothing a quotation would bring along.</summary>
    Markup,

    NoCitation,
    UnknownCitation,
    Number,
    Name,

    /// <summary>A word that is not in what was quoted: another language, a new claim, an order obeyed.</summary>
    NewWord,

    /// <summary>Words of several places put together to say what none of them says.</summary>
    NewClaim,

    /// <summary>Allowed, demanded or denied otherwise than the source does.</summary>
    Polarity,

    /// <summary>A condition, an item of a list or the answer itself is missing.</summary>
    Missing,
}

/// <summary>
/// Holds a text of the model against the quotation it rewrites and the passages it cites. It may reorder, shorten and join; it may not say anything
/// that is not there. In doubt it says so: the quotation goes out instead, and nobody is the worse for it.
/// </summary>
internal static partial class GroundingCheck
{
    /// <summary>Neighbouring sentences of the quotation that one sentence may draw on: the line that opens a list and two of its items.</summary>
    private const int Window = 4;

    /// <summary>Of so many words that say something one may come from elsewhere in the quotation.</summary>
    private const int WordsPerStray = 8;

    /// <summary>Share of an item of a list that shows it was not left out.</summary>
    private const double ItemShare = 0.6;

    /// <summary>The same of a sentence, of which more may be left out.</summary>
    private const double SentenceShare = 0.33;

    public static Doubt Of(string draft, string quotation, IReadOnlyList<GroundingSource> sources, int longest)
    {
        if (string.IsNullOrWhiteSpace(draft)) return Doubt.Empty;
        if (draft.Length > longest) return Doubt.TooLong;
        var marks = CitedMarks(draft);
        if (marks.Count == 0) return Doubt.NoCitation;
        if (!marks.IsSubsetOf(sources.Select(source => source.Mark))) return Doubt.UnknownCitation;
        var text = WithoutCitations(draft);
        if (Unwanted().IsMatch(text)) return Doubt.Markup;
        var cited = sources.Where(source => marks.Contains(source.Mark)).ToList();
        var quoted = Sentences.Split(quotation).ConvertAll(GroundingSentence.Of);
        var about = cited.SelectMany(source => Sentences.Split(source.About)).Select(GroundingSentence.Of).ToList();
        foreach (var sentence in Sentences.Split(text).Select(GroundingSentence.Of))
        {
            if (sentence.Words.Length > 0 && OfSentence(sentence, quoted, about, cited) is not Doubt.None and var doubt) return doubt;
        }
        return IsComplete(GroundingSentence.Of(text), GroundingSentence.Of(quotation), quotation) ? Doubt.None : Doubt.Missing;
    }

    /// <summary>The text as a resident reads it: the source is named below it, not in it.</summary>
    public static string WithoutCitations(string draft) => Blanks().Replace(Citation().Replace(draft, ""), "").Trim();

    private static HashSet<int> CitedMarks(string draft) =>
        [.. Citation().Matches(draft).SelectMany(match => match.Groups["mark"].Captures).Select(mark => int.Parse(mark.Value, System.Globalization.CultureInfo.InvariantCulture))];

    private static Doubt OfSentence(GroundingSentence sentence, List<GroundingSentence> quoted, List<GroundingSentence> about, List<GroundingSource> cited)
    {
        var passages = cited.SelectMany(source => source.Lines).ToList();
        if (!Figures.Of(sentence).TrueForAll(figure => passages.Exists(passage => Says(passage, figure)))) return Doubt.Number;
        if (!NamesOf(sentence).All(name => quoted.Concat(passages).Any(known => known.Has(name)))) return Doubt.Name;
        var telling = TellingWords(sentence);
        if (telling.Exists(word => !quoted.Concat(about).Any(known => known.Has(word)))) return Doubt.NewWord;
        var doubt = Doubt.NewClaim;
        for (var first = 0; first < quoted.Count; first++)
        {
            for (var size = 1; size <= Math.Min(Window, quoted.Count - first); size++)
            {
                var window = quoted.GetRange(first, size);
                if (telling.Count(word => !window.Concat(about).Any(known => known.Has(word))) > telling.Count / WordsPerStray) continue;
                if (!Polarity.Agrees(sentence, window)) doubt = Doubt.Polarity;
                else if (Figures.Of(sentence).TrueForAll(figure => window.Concat(about).Any(known => Says(known, figure)))) return Doubt.None;
                else if (doubt == Doubt.NewClaim) doubt = Doubt.Number;
            }
        }
        return doubt;
    }

    /// <summary>The words that say something. Figures have their own, stricter check; words of scale come and go with the way a number is written.</summary>
    private static List<string> TellingWords(GroundingSentence sentence)
    {
        var figures = Figures.Read(sentence).ConvertAll(read => read.At);
        return [.. sentence.Words.Where((word, at) => !PlainWords.Joining.Contains(word) && !figures.Contains(at) && word is not ("triệu" or "nghìn" or "ngàn" or "tỷ" or "tỉ" or "đồng"))];
    }

    private static bool Says(GroundingSentence source, Figure figure) => Figures.Of(source).Exists(known => figure.IsSaidBy(known, source));

    /// <summary>Runs of capitalised words: names of people, places, agencies, documents; also "điểm a".</summary>
    private static IEnumerable<string> NamesOf(GroundingSentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (at > 0 && tokens[at].Text.Length == 1 && tokens[at - 1].Text is "điểm" && char.IsLetter(tokens[at].Text[0])) yield return $"{tokens[at - 1].Text} {tokens[at].Text}";
            if (!IsUpper(sentence, at)) continue;
            var first = at;
            while (at + 1 < tokens.Count && IsUpper(sentence, at + 1)) at++;
            // The first word of a sentence is capitalised whatever it is.
            if (first == 0) first++;
            if (first <= at) yield return string.Join(' ', sentence.Words[first..(at + 1)]);
        }
    }

    private static bool IsUpper(GroundingSentence sentence, int at) => at < sentence.Tokens.Count && char.IsUpper(sentence.Source[sentence.Tokens[at].Start]);

    /// <summary>Something of the quotation, every item of its list, a figure where it has any and every condition are still there.</summary>
    private static bool IsComplete(GroundingSentence draft, GroundingSentence quotation, string quoted)
    {
        if (!Sentences.Split(quoted).Exists(sentence => IsShown(GroundingSentence.Of(sentence), draft, SentenceShare))) return false;
        var items = quoted.Split('\n').Where(line => Item().IsMatch(line)).ToList();
        var needed = items.Count > 1 ? items : [];
        if (!needed.TrueForAll(item => IsShown(GroundingSentence.Of(item), draft, ItemShare))) return false;
        var figures = Figures.Of(quotation);
        if (figures.Count > 0 && !figures.Exists(figure => Says(draft, figure))) return false;
        return Polarity.KeepsConditions(draft, quotation);
    }

    private static bool IsShown(GroundingSentence item, GroundingSentence draft, double share)
    {
        var telling = TellingWords(item).Distinct(StringComparer.Ordinal).ToList();
        return telling.Count > 0 && telling.Count(draft.Has) >= share * telling.Count;
    }

    [GeneratedRegex(@"\[\s*(?<mark>\d{1,3})(\s*[,;]\s*(?<mark>\d{1,3}))*\s*\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Citation();

    [GeneratedRegex(@"[\[\]<>`|{}@#*\\]|https?:|www\.|\p{C}(?<!\n)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Unwanted();

    [GeneratedRegex(@"[ \t]+(?=[ \t.,;:!?\n]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\s*([-–+•]|\d{1,2}[.)]|[a-zđ]\))\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Documents.Patterns.TimeoutMs)]
    private static partial Regex Item();
}
