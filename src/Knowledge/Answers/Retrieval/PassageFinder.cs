using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.LanguageModel;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Answers.Retrieval;

/// <summary>Finds passages for a question and reads the question as it was meant. Immutable, thread-safe.</summary>
internal sealed class PassageFinder
{
    private readonly IReadOnlyList<Passage> _passages;
    private readonly DocumentIndex _index;
    private readonly float[] _everydayOnly;
    private readonly float[] _documentsOnly;
    private volatile MeaningIndex? _meanings;

    internal PassageFinder(IReadOnlyList<Passage> passages, SearchLexicons lexicons)
    {
        _passages = passages;
        _index = DocumentIndex.Build([.. passages.Select(Fields)], lexicons);
        _everydayOnly = [.. passages.Select(passage => passage.Document.Kind == "hoi-dap" ? 1f : 0f)];
        _documentsOnly = [.. passages.Select(passage => passage.Document.Kind == "hoi-dap" ? 0f : 1f)];
    }

    /// <summary>Vectors of the passages, once they are there; null: found by words alone.</summary>
    internal MeaningIndex? Meanings { get => _meanings; set => _meanings = value; }

    internal RewrittenQuery Rewrite(string question) => _index.Rewrite(question);

    /// <summary>The best passages of the everyday articles and the best of the other documents, with a score of 1 for the best of all.</summary>
    /// <remarks>Apart, because hundreds of articles in everyday words would crowd out the few passages of a ward's own document.</remarks>
    internal List<(Passage Passage, double Score)> Find(RewrittenQuery query, int mostOfEach)
    {
        var numerals = Numerals(query).ToList();
        var full = numerals.Count == 0 ? query : query with { Expansions = [.. query.Expansions, .. numerals] };
        var terms = _index.Weigh(full);
        List<ScoredDocument> hits = [.. Best(terms, query.Meaning, mostOfEach, _documentsOnly), .. Best(terms, query.Meaning, mostOfEach, _everydayOnly)];
        if (hits.Count == 0) return [];
        var best = hits.Max(hit => hit.Score);
        return [.. hits.Where(hit => hit.Score > 0).Select(hit => (_passages[hit.Document], hit.Score / (double)best))];
    }

    private List<ScoredDocument> Best(WeighedQuery query, Meaning? asked, int most, float[] allowed)
    {
        var byWords = _index.Best(query, most, allowed);
        return asked is { } meaning && _meanings is { } meanings ? MeaningFusion.Join(byWords, meanings, meaning, most, allowed) : byWords;
    }

    private static IndexedDocument Fields(Passage passage) => new(
        [
            new(passage.Document.Title, 1),
            new(passage.Document.Number ?? string.Empty, 1),
            new(string.Join(" . ", passage.Path), 2),
            new(passage.Chapeau ?? string.Empty, 1),
            new(SpelledOut(passage), 1),
        ],
        passage.Text,
        passage.Questions);

    /// <summary>"Sáu rõ" also looks for "6 rõ".</summary>
    private static IEnumerable<QueryExpansion> Numerals(RewrittenQuery query)
    {
        var words = Word.Split(query.Text);
        for (var at = 0; at < words.Length; at++)
        {
            if (!words[at].IsNumber || char.IsAsciiDigit(query.Text[words[at].Start])) continue;
            var (written, number) = (query.Text[words[at].Start..words[at].End], words[at].Text);
            yield return at + 1 < words.Length ? new QueryExpansion($"{written} {words[at + 1].Text}", $"{number} {words[at + 1].Text}") : new QueryExpansion(written, number);
        }
    }

    /// <summary>Abbreviations of the passage in full words, so that a question in full words finds it.</summary>
    private static string SpelledOut(Passage passage) =>
        string.Join(" . ", Word.Split(passage.Text)
            .Select(word => passage.Text[word.Start..word.End].ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .Where(Abbreviations.Words.ContainsKey)
            .Select(written => string.Join(' ', Abbreviations.Words[written])));
}
