using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search;

/// <summary>Numbers for the syllables of a corpus, and which of them look alike without marks. Written by one thread, then read by many.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _idOf;
    private readonly Dictionary<string, int> _folds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _foldOf;
    private readonly List<string> _texts = [];
    private readonly List<List<int>> _spellings = [];

    public Vocabulary()
    {
        _idOf = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _foldOf = _folds.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _texts.Count;

    public string this[int id] => _texts[id];

    /// <summary>The number of a canonical token, −1 where the corpus does not have it.</summary>
    public int Find(ReadOnlySpan<char> token) => _idOf.TryGetValue(token, out var id) ? id : -1;

    /// <summary>How many tokens there are once marks are left out.</summary>
    public int FoldCount => _spellings.Count;

    /// <summary>The number of a token without marks, −1 where the corpus has none like it.</summary>
    public int FindFold(ReadOnlySpan<char> folded) => _foldOf.TryGetValue(folded, out var fold) ? fold : -1;

    /// <summary>The tokens that give <paramref name="folded"/> without their marks, in the order in which they were met.</summary>
    public IReadOnlyList<int> Spellings(ReadOnlySpan<char> folded) => FindFold(folded) is >= 0 and var fold ? _spellings[fold] : [];

    /// <inheritdoc cref="Spellings(ReadOnlySpan{char})"/>
    /// <param name="fold">A number below <see cref="FoldCount"/>.</param>
    public IReadOnlyList<int> Spellings(int fold) => _spellings[fold];

    public int Add(ReadOnlySpan<char> token)
    {
        if (_idOf.TryGetValue(token, out var known)) return known;

        var text = token.ToString();
        var id = _texts.Count;
        _ids.Add(text, id);
        _texts.Add(text);

        var folded = FoldToken(text);
        if (!_folds.TryGetValue(folded, out var fold))
        {
            fold = _spellings.Count;
            _folds.Add(folded, fold);
            _spellings.Add([]);
        }
        _spellings[fold].Add(id);
        return id;
    }

    /// <summary>A canonical token without marks.</summary>
    public static string FoldToken(string token)
    {
        if (!VietnameseText.HasMarks(token)) return token;
        return string.Create(token.Length, token, static (folded, source) =>
        {
            for (var i = 0; i < source.Length; i++) folded[i] = Letters.FoldLower(source[i]);
        });
    }
}
