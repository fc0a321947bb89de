using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.LanguageModel;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Search.Queries;

namespace AnTT.Knowledge.Answers.Retrieval;

/// <param name="Score">0–1, by words and meaning; 0 where others by meaning crowded it out.</param>
/// <param name="Words">0–1, by words alone.</param>
internal sealed record FoundPassage(Passage Passage, double Score, double Words);

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
    internal List<(Passage Passage, double Score)> Find(RewrittenQuery query, int mostOfEach) => [.. Weigh(query, mostOfEach).Where(hit => hit.Score > 0).Select(hit => (hit.Passage, hit.Score))];

    /// <summary>The same, with what the words alone say of each: 0 where only its meaning found it.</summary>
    /// <remarks>How much a text may be trusted as an answer is learned from words; meaning brings in what they miss and takes nothing from what they found.</remarks>
    internal List<FoundPassage> Weigh(RewrittenQuery query, int mostOfEach)
    {
        var numerals = Numerals(query).ToList();
        var full = numerals.Count == 0 ? query : query with { Expansions = [.. query.Expansions, .. numerals] };
        var terms = _index.Weigh(full);
        List<ScoredDocument> documents = _index.Best(terms, mostOfEach, _documentsOnly), everyday = _index.Best(terms, mostOfEach, _everydayOnly);
        var byWords = documents.Concat(everyday).ToDictionary(hit => hit.Document, hit => (double)hit.Score);
        var bestByWords = byWords.Values.DefaultIfEmpty(0).Max();
        List<ScoredDocument> hits = query.Meaning is { } asked && _meanings is { } meanings
            ? [.. MeaningFusion.Join(documents, meanings, asked, mostOfEach, _documentsOnly), .. MeaningFusion.Join(everyday, meanings, asked, mostOfEach, _everydayOnly)]
            : [.. documents, .. everyday];
        if (hits.Count == 0) return [];
        var best = (double)hits.Max(hit => hit.Score);
        var found = hits.Where(hit => hit.Score > 0).Select(hit => new FoundPassage(_passages[hit.Document], hit.Score / best, bestByWords > 0 ? byWords.GetValueOrDefault(hit.Document) / bestByWords : 0)).ToList();
        // What the words found stays, however far others came before it.
        if (query.Meaning is not null && _meanings is not null)
        {
            var kept = hits.Select(hit => hit.Document).ToHashSet();
            found.AddRange(byWords.Where(hit => hit.Value > 0 && !kept.Contains(hit.Key)).Select(hit => new FoundPassage(_passages[hit.Key], 0, hit.Value / bestByWords)));
        }
        return found;
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
