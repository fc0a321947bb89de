using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search;

/// <summary>Text of one field of a unit.</summary>
/// <param name="Weight">How many times it counts, 1 or more.</param>
internal readonly record struct FieldText(string Text, int Weight);

/// <summary>Collects units in ascending order of document and makes the index of them. One thread.</summary>
internal sealed class LexicalIndexBuilder(RankingWeights? weights = null)
{
    /// <summary>Marks a token that is no neighbour of the tokens around it: a whole document number beside its parts.</summary>
    private const int Aside = 1 << 30;

    private readonly RankingWeights _weights = weights ?? RankingWeights.Default;
    private readonly Vocabulary _vocabulary = new();
    private readonly PairTable _pairs = new();
    private readonly List<int> _documents = [];
    private readonly List<int> _tokens = [];
    private readonly List<(int Unit, int Weight, int Start)> _fields = [];
    private readonly char[] _buffer = new char[VietnameseText.TokenBuffer];

    public int UnitCount => _documents.Count;

    /// <summary>Adds a unit and returns its number. Units of one document come one after another.</summary>
    public int Add(int document, params ReadOnlySpan<FieldText> fields)
    {
        var unit = _documents.Count;
        _documents.Add(document);
        foreach (var field in fields)
        {
            _fields.Add((unit, field.Weight, _tokens.Count));
            AddTokens(field.Text);
        }
        return unit;
    }

    public LexicalIndex Build()
    {
        _fields.Add((UnitCount, 0, _tokens.Count));
        var postings = new PostingLists(_vocabulary.Count, _documents.Count, _tokens.Count);
        Parallel.Invoke(() => CountSyllables(postings), () => CountPairs(postings));
        var (starts, units, impacts) = postings.Score(_weights);
        return new LexicalIndex(_vocabulary, _pairs, _vocabulary.Count, [.. _documents], _weights, starts, units, impacts);
    }

    private void AddTokens(string text)
    {
        var reader = new TokenReader(VietnameseText.Compose(text), _buffer);
        while (reader.Read())
        {
            if (reader.Kind is TokenKind.Word or TokenKind.Number)
            {
                _tokens.Add(_vocabulary.Add(reader.Text));
                continue;
            }
            foreach (var part in new TokenParts(reader.Text)) _tokens.Add(_vocabulary.Add(part));
            _tokens.Add(_vocabulary.Add(reader.Text) | Aside);
        }
    }

    private void CountSyllables(PostingLists postings)
    {
        var tokens = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens);
        for (var field = 0; field < _fields.Count - 1; field++)
        {
            var (unit, weight, start) = _fields[field];
            foreach (var token in tokens[start.._fields[field + 1].Start]) postings.AddSyllable(token & ~Aside, unit, weight);
        }
    }

    private void CountPairs(PostingLists postings)
    {
        var tokens = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_tokens);
        for (var field = 0; field < _fields.Count - 1; field++)
        {
            var (unit, weight, start) = _fields[field];
            var previous = -1;
            foreach (var token in tokens[start.._fields[field + 1].Start])
            {
                if ((token & Aside) != 0) continue;
                if (previous >= 0) postings.AddPair(_pairs.Add(previous, token), unit, weight);
                previous = token;
            }
        }
    }
}
