namespace AnTT.Knowledge.Documents.Structure;

/// <summary>First pass: every line that starts with a number, except inside a quotation that spans lines, where an amended law is being cited.</summary>
internal sealed class Candidates
{
    private const int LongestQuotation = 80;
    private readonly Label?[] _labels;
    private readonly IReadOnlyList<SourcePart> _parts;
    private readonly Dictionary<(LabelKind Kind, int Number), List<int>> _places = [];

    public Candidates(IReadOnlyList<SourcePart> parts)
    {
        _parts = parts;
        _labels = new Label?[parts.Count];
        var quotedUntil = -1;
        for (var i = 0; i < parts.Count; i++)
        {
            if (TextOf(parts[i]) is not { } text) continue;
            if (i > quotedUntil) _labels[i] = LabelReader.Read(text);
            if (_labels[i] is { } label) Remember(label, i);
            if (i > quotedUntil && LeavesQuoteOpen(text)) quotedUntil = EndOfQuotation(i);
        }
    }

    public Label? this[int index] => index < _labels.Length ? _labels[index] : null;

    public int Count => _labels.Length;

    /// <summary>Whether the number occurs after <paramref name="index"/>, before the sequence starts again at 1.</summary>
    public bool Later(int index, LabelKind kind, int number) =>
        After(index, kind, number) is var place && place < int.MaxValue && (number == 1 || place < After(index, kind, 1));

    /// <summary>First place of the number after <paramref name="index"/>.</summary>
    private int After(int index, LabelKind kind, int number)
    {
        if (!_places.TryGetValue((kind, number), out var places)) return int.MaxValue;
        var at = places.BinarySearch(index + 1);
        if (at < 0) at = ~at;
        return at < places.Count ? places[at] : int.MaxValue;
    }

    private void Remember(Label label, int index)
    {
        if (!_places.TryGetValue((label.Kind, label.Number), out var places)) _places[(label.Kind, label.Number)] = places = [];
        places.Add(index);
    }

    /// <summary>Whether the run 1, 2, … that starts here has nothing but list items between its numbers, and at least two numbers.</summary>
    public bool IsPlainRun(int index)
    {
        var expected = 1;
        for (var i = index; i < _labels.Length; i++)
        {
            var label = _labels[i];
            if (label?.Kind == LabelKind.Number && label.Number == expected)
                expected++;
            else if (label?.Kind == LabelKind.Dotted)
                return false;
            else if (label?.Kind is not (LabelKind.Point or LabelKind.Bullet or LabelKind.Parenthesis))
                return expected > 2 && (label is not null || _parts[i] is SourceHeading || !HasMore(i, expected));
        }
        return expected > 2;
    }

    public static string? TextOf(SourcePart part) => part switch
    {
        SourceText text => text.Text,
        SourceHeading heading => heading.Text,
        _ => null,
    };

    private bool HasMore(int index, int number)
    {
        for (var i = index; i < _labels.Length && _labels[i]?.Kind is null or > LabelKind.Article; i++)
            if (_labels[i] is { Kind: LabelKind.Number } label)
                return label.Number == number;
        return false;
    }

    private static bool LeavesQuoteOpen(string text) => text.LastIndexOf('“') > text.LastIndexOfAny(['”', '"']);

    private int EndOfQuotation(int start)
    {
        for (var i = start + 1; i < _parts.Count && i <= start + LongestQuotation; i++)
            if (TextOf(_parts[i]) is { } text && text.AsSpan().IndexOfAny('”', '"') is var close and >= 0)
                return text.IndexOf('“') is var open and >= 0 && open < close ? start : i;
        return start;
    }
}
