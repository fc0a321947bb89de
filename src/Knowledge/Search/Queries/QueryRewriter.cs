using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search.Queries;

/// <summary>
/// Reads a query the way it was meant: writes shorthand out, splits joined words, undoes half-typed Telex and VNI, puts marks on bare words,
/// mends slips of the finger (all by one search for the likeliest sequence of syllables), drops words of politeness and adds words of the law.
/// Marks that were typed are kept. Thread safe.
/// </summary>
internal sealed class QueryRewriter
{
    private const int LongestQuery = 200;
    private const int LongestShort = 2;

    private readonly LexicalIndex _index;
    private readonly SearchLexicons _lexicons;
    private readonly SyllableModel _model;
    private readonly ReadingFinder _readings;
    private readonly Thesaurus _thesaurus;

    /// <summary>Extends the vocabulary of the index: make it before the index is shared.</summary>
    public QueryRewriter(LexicalIndex index, SearchLexicons lexicons)
    {
        (_index, _lexicons) = (index, lexicons);
        _model = new SyllableModel(index, lexicons.Phrases);
        _readings = new ReadingFinder(index, _model, lexicons);
        _thesaurus = new Thesaurus(lexicons.Thesaurus);
    }

    /// <summary>Rewrites a query; of a very long one only the first 200 tokens are read.</summary>
    public RewrittenQuery Rewrite(string query)
    {
        var composed = VietnameseText.Compose(query);
        var tokens = VietnameseText.Tokens(composed);
        if (tokens.Count > LongestQuery) tokens.RemoveRange(LongestQuery, tokens.Count - LongestQuery);
        if (tokens.Count == 0) return new RewrittenQuery(query, "", [], []);

        var path = Read(tokens, composed);
        var words = path.SelectMany(reading => reading.Words.Select(word => Token(word, reading))).ToList();
        Fillers.Trim(words, _lexicons);
        return new RewrittenQuery(query, string.Join(' ', words.Select(word => word.Text)), words, _thesaurus.Expand(words))
        {
            KeptShort = [.. path.Where(IsKeptShort).Select(reading => reading.Typed)],
        };
    }

    private List<Reading> Read(List<TextToken> tokens, string composed)
    {
        var starts = new int[tokens.Count + 1];
        for (var i = 0; i < tokens.Count; i++)
            starts[i + 1] = starts[i] + (tokens[i].Kind == TokenKind.Word && _readings.MayBeJoined(tokens[i].Text) ? tokens[i].Text.Length : 1);

        var lattice = new Lattice(_model, starts[^1] + 1);
        var marked = ShareOfMarks(tokens);
        var shouting = !composed.AsSpan().ContainsAnyInRange('a', 'z');
        for (var i = 0; i < tokens.Count; i++)
        {
            var (from, to, token) = (starts[i], starts[i + 1], tokens[i]);
            if (token.Kind != TokenKind.Word)
            {
                lattice.Add(new Reading(from, to, [.. token.Parts], [.. token.Parts.Select(part => _index.Vocabulary.Find(part))], 0, TokenChange.None, token.Text));
                continue;
            }
            var upperCase = !shouting && (i > 0 || token.Text.Length > 1) && IsUpper(composed.AsSpan(token.Start, token.End - token.Start));
            _readings.AddWord(lattice, from, to, token.Text, marked, upperCase, IsLonely(tokens, i));
            _readings.AddInitials(lattice, from, to, token.Text);
            if (to - from > 1 && !upperCase) _readings.AddPieces(lattice, from, token.Text);
            for (var length = 1; length <= LongestShort && i + length <= tokens.Count; length++)
            {
                var typed = length == 1 ? token.Text : $"{token.Text} {tokens[i + length - 1].Text}";
                _readings.AddShort(
                    lattice, from, starts[i + length], typed, upperCase, i > 0 ? tokens[i - 1].Kind : null, i + length < tokens.Count && !IsYear(tokens[i + length]) ? tokens[i + length].Kind : null);
            }
        }
        return lattice.Best();
    }

    private bool IsLonely(List<TextToken> tokens, int at) =>
        !(at > 0 && _model.Knows(tokens[at - 1].Text, tokens[at].Text)) && !(at + 1 < tokens.Count && _model.Knows(tokens[at].Text, tokens[at + 1].Text));

    /// <summary>"hn 2023" is a place in a year, "hn 147" a conference by its number.</summary>
    private static bool IsYear(TextToken token) => token is { Kind: TokenKind.Number, Text: [('1' or '2'), _, _, _] };

    private RewrittenToken Token(string word, Reading reading) =>
        new(word, reading.Typed, reading.Change, _index.Vocabulary.Find(word) is >= 0 and var id && id < _index.SyllableCount);

    private bool IsKeptShort(Reading reading) =>
        reading.Change == TokenChange.Abbreviation && _index.Vocabulary.Find(reading.Typed) is >= 0 and var id && id < _index.SyllableCount;

    /// <summary>About three of four syllables of written Vietnamese carry a mark.</summary>
    private static float ShareOfMarks(List<TextToken> tokens)
    {
        int words = 0, marked = 0;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || !Syllable.IsVietnamese(token.Text)) continue;
            words++;
            if (VietnameseText.HasMarks(token.Text)) marked++;
        }
        return words == 0 ? 0 : Math.Min(1, marked / (0.6f * words));
    }

    private static bool IsUpper(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLower(letter)) return false;
        }
        return true;
    }
}
