using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Register;
using AnTT.Knowledge.Answers.Retrieval;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers;

/// <summary>Everything answers are made from, built once from the published passages. Immutable, safe for many threads.</summary>
internal sealed class KnowledgeSnapshot
{
    private readonly Dictionary<string, Lazy<IReadOnlyList<Unit>>> _units;

    internal KnowledgeSnapshot(IReadOnlyList<Passage> passages, SearchLexicons lexicons)
    {
        var documents = passages.GroupBy(passage => passage.Document.Id, StringComparer.Ordinal).Select(group => (IReadOnlyList<Passage>)[.. group]).ToList();
        Documents = documents.ToDictionary(document => document[0].Document.Id, document => document[0].Document, StringComparer.Ordinal);
        Register = new DocumentRegister(passages);
        Corpus = new CorpusStatistics(passages);
        Places = new PlaceBook(documents);
        Finder = new PassageFinder(passages, lexicons);
        _units = documents.ToDictionary(
            document => document[0].Document.Id,
            document => new Lazy<IReadOnlyList<Unit>>(() => UnitsOf(document)),
            StringComparer.Ordinal);
    }

    internal IReadOnlyDictionary<string, DocumentHeader> Documents { get; }

    internal DocumentRegister Register { get; }

    internal CorpusStatistics Corpus { get; }

    internal PlaceBook Places { get; }

    internal PassageFinder Finder { get; }

    internal IReadOnlyList<Unit> UnitsOf(string documentId) => _units[documentId].Value;

    internal void Prepare(CancellationToken ct)
    {
        foreach (var units in _units.Values)
        {
            if (ct.IsCancellationRequested) return;
            foreach (var unit in units.Value) unit.Prepare();
        }
    }

    private List<Unit> UnitsOf(IReadOnlyList<Passage> document)
    {
        var units = new UnitBuilder(document[0].Document, Corpus).Build(document);
        IReadOnlyCollection<string> current = [];
        var follow = Places.IsAboutSeveralCities(document);
        foreach (var unit in units)
        {
            var own = KeysIn(unit.Own.Words);
            var lead = own.Count > 0 ? own : KeysIn(unit.LeadWords.Words);
            var heading = lead.Count > 0 ? lead : KeysIn(unit.Around.Heading.Words);
            if (heading.Count > 0 && unit.Kind == UnitKind.Sentence) current = heading;
            unit.Places = heading.Count > 0 ? heading : Places.ScopeOf(unit.Passage.Document).Count > 0 || !follow ? [] : current;
        }
        return units;
    }

    private List<string> KeysIn(Word[] words) => [.. Places.Find(words).Select(mention => mention.Key).Distinct(StringComparer.Ordinal)];
}
