namespace AnTT.Knowledge.Documents.Structure;

/// <summary>Second pass: builds the tree, opening a section only for the next number of a sequence, so that a cross-reference or a quoted amendment opens nothing.</summary>
internal sealed class SectionBuilder
{
    private const int LongestTitle = 30;
    private const int LargestGap = 3;
    private const int LongestClosing = 80;
    private static readonly string[] AfterOrdinals = ["Cùng với đó", "Bên cạnh đó", "Ngoài ra", "Đồng thời", "Tóm lại", "Như vậy", "Có thể nói"];
    private readonly IReadOnlyList<SourcePart> _parts;
    private readonly Candidates _labels;
    private readonly List<Draft> _open = [];
    private readonly bool _plainTitles;
    private int _lastArticle;
    private int _lastChapter;
    private int _listUntil = -1;

    private SectionBuilder(IReadOnlyList<SourcePart> parts)
    {
        _parts = parts;
        _labels = new Candidates(parts);
        _plainTitles = !HasLegalNumbers();
        _open.Add(new Draft(LabelKind.None, 0, "", "", 0));
    }

    /// <summary>The tree of a document whose sections show only in its numbering.</summary>
    public static Draft FromNumbering(IReadOnlyList<SourcePart> parts)
    {
        var builder = new SectionBuilder(parts);
        for (var i = 0; i < parts.Count; i++) builder.Take(i);
        return builder._open[0];
    }

    /// <summary>The tree of a document whose author marked every heading with its level.</summary>
    public static Draft FromHeadings(IReadOnlyList<SourcePart> parts)
    {
        var open = new Stack<Draft>();
        var root = new Draft(LabelKind.None, 0, "", "", 0);
        open.Push(root);
        foreach (var part in parts)
        {
            if (part is not SourceHeading heading)
            {
                open.Peek().Own.Add(part);
                continue;
            }
            while (open.Count > 1 && open.Peek().Level >= heading.Level) open.Pop();
            var label = LabelReader.Read(heading.Text) is { Kind: < LabelKind.Star or LabelKind.Ordinal } read ? read : null;
            var draft = new Draft(label?.Kind ?? LabelKind.Title, label?.Number ?? 0, label?.Name ?? "", label?.Rest ?? heading.Text, heading.Line)
            {
                Level = heading.Level,
                HeadingIsGiven = true,
            };
            open.Peek().Children.Add(draft);
            open.Push(draft);
        }
        return root;
    }

    private Draft Current => _open[^1];

    private void Take(int index)
    {
        var part = _parts[index];
        if (_labels[index] is { } label && index > _listUntil && Parent(index, ref label) is { } parent)
            Open(parent, new Draft(label.Kind, label.Number, label.Name, label.Rest, part.Line) { HeadingIsGiven = part is SourceHeading });
        else if (IsClosing(index))
        {
            Open(_open[0], new Draft(LabelKind.Title, 0, "", "", part.Line));
            Current.Own.Add(part);
        }
        else if (LeavesOrdinals(index) && _open.FindLast(open => open.Kind != LabelKind.Ordinal) is { } enclosing)
        {
            Open(enclosing, new Draft(LabelKind.Title, 0, "", "", part.Line));
            Current.Own.Add(part);
        }
        else if (IsTitle(index, out var text))
            OpenTitle(text, part);
        else
            Current.Own.Add(part is SourceHeading heading ? new SourceText(heading.Line, heading.Text) : part);
    }

    private void Open(Draft parent, Draft section)
    {
        while (Current != parent) _open.RemoveAt(_open.Count - 1);
        parent.Children.Add(section);
        _open.Add(section);
        if (section.Kind == LabelKind.Article) _lastArticle = section.Number;
        if (section.Kind == LabelKind.Chapter) _lastChapter = section.Number;
        if (section.Kind == LabelKind.Annex) _lastArticle = _lastChapter = 0;
    }

    /// <summary>The open section the number belongs under; null where it is not the next of any sequence.</summary>
    private Draft? Parent(int index, ref Label label)
    {
        switch (label.Kind)
        {
            case LabelKind.Article:
                return ArticleFollows(index, label) ? Enclosing(LabelKind.Article) : null;
            case LabelKind.Star:
                return StarIsHeading(index, label) ? Enclosing(LabelKind.Star) : null;
            case LabelKind.Point or LabelKind.Parenthesis or LabelKind.Bullet:
                return null;
            case LabelKind.Number when IsListUnderLead(index, label):
                return null;
            case LabelKind.Roman when label.Name == "C" && _open.Any(open => open.LastOf(LabelKind.Letter)?.Number == 2):
                label = label with { Kind = LabelKind.Letter, Number = 3 };
                break;
            case LabelKind.Letter when label.Number == 1 && !_labels.Later(index, LabelKind.Letter, 2):
                return null;
            case LabelKind.Ordinal when label.Number == 1 && !_labels.Later(index, LabelKind.Ordinal, 2):
                return null;
        }
        for (var i = _open.Count - 1; i >= 0; i--)
            if (Takes(_open[i], label, index))
                return _open[i];
        return null;
    }

    private bool Takes(Draft parent, Label label, int index)
    {
        if (parent.Kind >= label.Kind && parent.Kind is not (LabelKind.Title or LabelKind.Star)) 
            return parent.Kind == LabelKind.Dotted && label.Kind == LabelKind.Dotted && parent.Label == label.Prefix && label.Number == (parent.LastOf(label.Kind)?.Number ?? 0) + 1;
        var last = parent.LastOf(label.Kind);
        if (label.Kind == LabelKind.Dotted) return DottedFollows(parent, last, label);
        var expected = (last?.Number ?? 0) + 1;
        if (label.Number == expected) return true;
        if (label.Kind == LabelKind.Chapter && last is null && label.Number == _lastChapter + 1) return true;
        return last is not null && label.Kind <= LabelKind.Roman && Skips(index, label, expected);
    }

    private static bool DottedFollows(Draft parent, Draft? last, Label label)
    {
        var expected = last is not null && Prefix(last.Label) == label.Prefix ? last.Number + 1 : 1;
        if (label.Number != expected) return false;
        return parent.Kind == LabelKind.Number ? parent.Label == label.Prefix : parent.LastOf(LabelKind.Number) is null;
    }

    private static string Prefix(string dotted) => dotted[..Math.Max(0, dotted.LastIndexOf('.'))];

    /// <summary>A number is missing from the source (a lost page, a repealed article) but the sequence goes on after it.</summary>
    private bool Skips(int index, Label label, int expected) =>
        label.Number > expected && label.Number <= expected + LargestGap &&
        !_labels.Later(index, label.Kind, expected) && _labels.Later(index, label.Kind, label.Number + 1);

    private bool ArticleFollows(int index, Label label)
    {
        if (label.Prefix.Length > 0) return label.Number == _lastArticle || label.Number == _lastArticle + 1;
        if (label.Number == _lastArticle + 1) return true;
        if (_lastArticle == 0) return !_labels.Later(index, LabelKind.Article, 1) && _labels.Later(index, LabelKind.Article, label.Number + 1);
        if (label.Number == 1) return IsAttached(index) && _labels.Later(index, LabelKind.Article, 2);
        return Skips(index, label, _lastArticle + 1);
    }

    /// <summary>Whether a regulation issued with the decision (ban hành kèm theo) has just begun, so that Điều starts again at 1.</summary>
    private bool IsAttached(int index)
    {
        for (var i = Math.Max(0, index - 8); i < index; i++)
            if (Candidates.TextOf(_parts[i]) is { } text && text.Contains("kèm theo", StringComparison.OrdinalIgnoreCase) && Wording.Syllables(text) < 40)
                return true;
        return false;
    }

    private Draft Enclosing(LabelKind kind)
    {
        for (var i = _open.Count - 1; i > 0; i--)
            if (_open[i].Kind < kind)
                return _open[i];
        return _open[0];
    }

    /// <summary>Whether 1., 2., 3. after a line ending in a colon are the items of that line. Inside a Điều they are khoản.</summary>
    private bool IsListUnderLead(int index, Label label)
    {
        if (label.Number != 1 || _open.Any(open => open.Kind == LabelKind.Article)) return false;
        if (!Current.LastText.EndsWith(':') || (Current.Own.Count == 0 && Current.Kind < LabelKind.Number) || !_labels.IsPlainRun(index)) return false;
        var expected = 1;
        for (_listUntil = index - 1; _labels[_listUntil + 1] is { } next && next.Kind is LabelKind.Number or LabelKind.Point or LabelKind.Bullet or LabelKind.Parenthesis; _listUntil++)
            if (next.Kind == LabelKind.Number && next.Number != expected++)
                break;
        return true;
    }

    private bool StarIsHeading(int index, Label label) =>
        !Wording.EndsSentence(label.Rest) && !label.Rest.EndsWith(',') && Wording.Syllables(label.Rest) <= LongestTitle &&
        index + 1 < _parts.Count && _labels[index + 1] is null or { Kind: LabelKind.Bullet or LabelKind.Number or LabelKind.Point or LabelKind.Ordinal } &&
        (index == 0 || _labels[index - 1]?.Kind != LabelKind.Star || Current.Kind == LabelKind.Star);

    private bool IsTitle(int index, out string text)
    {
        text = Candidates.TextOf(_parts[index]) ?? "";
        if (_parts[index] is SourceHeading && _labels[index] is null) return !(Current.Rest.Length == 0 && Current.Own.Count == 0 && Current.Kind != LabelKind.None);
        if (!_plainTitles || _parts[index] is not SourceText || _labels[index] is not null) return false;
        if (index == 0 || text.Length == 0 || !char.IsUpper(text[0]) || Wording.Syllables(text) > LongestTitle) return false;
        if (Wording.EndsSentence(text) || text[^1] is ':' or ',' or ')' || index + 1 >= _parts.Count) return false;
        return Candidates.TextOf(_parts[index + 1]) is { } next && next.Length > 2 * text.Length && Candidates.TextOf(_parts[index - 1]) is { } before && Wording.EndsSentence(before);
    }

    /// <summary>"Nghị quyết này được phổ biến…", "Trên đây là…": the last lines speak of the whole document, not of its last section.</summary>
    private bool IsClosing(int index)
    {
        if (_open.Count == 1 || _labels[index] is not null || Candidates.TextOf(_parts[index]) is not { } text || Wording.Syllables(text) > LongestClosing) return false;
        var closes = text.StartsWith("Trên đây là", StringComparison.Ordinal) ||
            DocumentKinds.Names.Values.Any(kind => text.StartsWith(kind + " này ", StringComparison.OrdinalIgnoreCase));
        if (!closes || Current.Kind == LabelKind.Article) return false;
        for (var i = index + 1; i < _labels.Count; i++)
            if (_labels[i] is { Kind: < LabelKind.Star })
                return false;
        return true;
    }

    /// <summary>After the last of "Thứ nhất, …" a paragraph that begins with "Cùng với đó" speaks of all of them.</summary>
    private bool LeavesOrdinals(int index) =>
        Current.Kind == LabelKind.Ordinal && _labels[index] is null && Candidates.TextOf(_parts[index]) is { } text &&
        Array.Exists(AfterOrdinals, words => text.StartsWith(words, StringComparison.Ordinal)) &&
        !_labels.Later(index, LabelKind.Ordinal, Current.Number + 1);

    private void OpenTitle(string text, SourcePart part)
    {
        var level = part is SourceHeading heading ? heading.Level : 9;
        var parent = _open.FindLast(open => open.Kind != LabelKind.Title || (open.Level < level && level < 9))!;
        if (level < 9 && parent.Kind is not (LabelKind.None or LabelKind.Title)) parent = _open.FindLast(open => open.Kind is LabelKind.None || open.HeadingIsGiven)!;
        Open(parent, new Draft(LabelKind.Title, 0, "", text, part.Line) { Level = level, HeadingIsGiven = true });
    }

    private bool HasLegalNumbers()
    {
        for (var i = 0; i < _labels.Count; i++)
            if (_labels[i] is { Kind: LabelKind.Part or LabelKind.Chapter or LabelKind.Article or LabelKind.Roman or LabelKind.Number, Number: 1 })
                return true;
        return false;
    }
}
